package io.drydock.driver.ipam.defaults;

import io.drydock.api.spi.DriverException;
import io.drydock.api.spi.DriverException.Kind;
import io.drydock.api.spi.network.IpamDriver;

import org.jspecify.annotations.Nullable;

import java.math.BigInteger;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Subnets from the default pools, and in a subnet the lowest free address. */
class DefaultIpamDriver implements IpamDriver {

    private static final String OVERLAP = "Pool overlaps with other one on this address space";

    private final Supplier<List<Pool>> pools;

    DefaultIpamDriver(Supplier<List<Pool>> pools) {
        this.pools = pools;
    }

    @Override
    public String pool(
            @Nullable String wanted, boolean ipv6, Set<String> used, Map<String, String> options) {
        List<Block> taken = used.stream().map(Block::parse).toList();
        if (wanted == null) {
            return pools.get().stream()
                    .filter(pool -> pool.base().ipv6() == ipv6)
                    .flatMap(pool -> pool.firstFree(taken).stream())
                    .findFirst()
                    .map(Block::toString)
                    .orElseThrow(DefaultIpamDriver::exhausted);
        }
        Block block = Block.parse(wanted);
        if (taken.stream().anyMatch(block::overlaps)) {
            throw new DriverException(Kind.INVALID, OVERLAP);
        }
        return block.toString();
    }

    private static DriverException exhausted() {
        return new DriverException(
                Kind.UNAVAILABLE, "all predefined address pools have been fully subnetted");
    }

    @Override
    public String address(
            String subnet, @Nullable String range, @Nullable String wanted, Set<String> used) {
        Block block = Block.parse(subnet);
        if (wanted != null && !wanted.isEmpty()) {
            return checked(block, wanted, used);
        }
        Block part = range == null || range.isEmpty() ? block : Block.parse(range);
        Set<BigInteger> taken = numbers(block, used);
        BigInteger address = part.first();
        while (part.contains(address)) {
            if (block.usable(address) && !taken.contains(address)) {
                return block.text(address);
            }
            address = address.add(BigInteger.ONE);
        }
        throw new DriverException(
                Kind.UNAVAILABLE,
                "no available %s addresses on this network's address pools"
                        .formatted(block.ipv6() ? "IPv6" : "IPv4"));
    }

    private static String checked(Block block, String wanted, Set<String> used) {
        BigInteger address = block.number(wanted);
        if (!block.contains(address)) {
            throw new DriverException(
                    Kind.INVALID, "no configured subnet contains IP address " + wanted);
        }
        if (!block.usable(address) || numbers(block, used).contains(address)) {
            throw new DriverException(Kind.CONFLICT, "Address already in use");
        }
        return block.text(address);
    }

    @Override
    public Optional<PoolStatus> status(String subnet, @Nullable String range, Set<String> used) {
        Block block = Block.parse(subnet);
        Block part = range == null || range.isEmpty() ? block : Block.parse(range);
        Set<BigInteger> taken = numbers(block, used);
        taken.removeIf(address -> !block.contains(address));
        for (BigInteger edge : List.of(block.first(), block.last())) {
            if (!block.usable(edge)) {
                taken.add(edge);
            }
        }
        long within = taken.stream().filter(part::contains).count();
        return Optional.of(
                new PoolStatus(
                        BigInteger.valueOf(taken.size()),
                        part.size().subtract(BigInteger.valueOf(within))));
    }

    private static Set<BigInteger> numbers(Block block, Set<String> addresses) {
        Set<BigInteger> numbers = new HashSet<>();
        addresses.stream()
                .filter(address -> !address.isEmpty())
                .forEach(address -> numbers.add(block.number(address)));
        return numbers;
    }
}
