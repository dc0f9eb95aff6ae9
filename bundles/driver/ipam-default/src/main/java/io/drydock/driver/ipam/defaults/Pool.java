package io.drydock.driver.ipam.defaults;

import java.math.BigInteger;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A base that networks are cut from.
 *
 * @param base all of it
 * @param size prefix length of each network
 */
record Pool(Block base, int size) {

    Pool {
        if (size < base.prefix() || size > base.bits()) {
            throw new IllegalArgumentException(
                    "network %s cannot be cut into pieces of /%d".formatted(base, size));
        }
    }

    /** From {@code base=10.10.0.0/16,size=24}, as the flag has it. */
    static Pool parse(String text) {
        String base = "";
        String size = "";
        for (String field : text.toLowerCase(Locale.ROOT).split(",")) {
            if (field.startsWith("base=")) {
                base = field.substring(5);
            } else if (field.startsWith("size=")) {
                size = field.substring(5);
            }
        }
        return new Pool(Block.parse(base), Integer.parseInt(size));
    }

    /** The first piece clear of all these. */
    Optional<Block> firstFree(List<Block> taken) {
        List<Block> obstacles =
                taken.stream()
                        .filter(base::overlaps)
                        .sorted(Comparator.comparing(Block::first))
                        .toList();
        BigInteger step = BigInteger.ONE.shiftLeft(base.bits() - size);
        BigInteger start = base.first();
        for (Block obstacle : obstacles) {
            if (obstacle.first().compareTo(start.add(step)) >= 0) {
                break;
            }
            if (obstacle.end().compareTo(start) > 0) {
                start = alignedUp(obstacle.end(), step);
            }
        }
        return start.compareTo(base.end()) < 0
                ? Optional.of(new Block(start, size, base.bits()))
                : Optional.empty();
    }

    private static BigInteger alignedUp(BigInteger address, BigInteger step) {
        BigInteger over = address.mod(step);
        return over.signum() == 0 ? address : address.add(step).subtract(over);
    }
}
