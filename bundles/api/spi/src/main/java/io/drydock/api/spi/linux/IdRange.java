package io.drydock.api.spi.linux;

/**
 * A line of {@code uid_map} or {@code gid_map}: ids within a user namespace and what they are
 * outside.
 *
 * @param inside first id within
 * @param outside first id on the host
 * @param count how many follow one another, at least one
 */
public record IdRange(int inside, int outside, int count) {

    public IdRange {
        if (inside < 0 || outside < 0 || count < 1) {
            throw new IllegalArgumentException(inside + ":" + outside + ":" + count);
        }
    }

    /** Reads {@code inside:outside:count}, as the engine's configuration has it. */
    public static IdRange parse(String text) {
        String[] numbers = text.split(":", -1);
        return new IdRange(
                Integer.parseInt(numbers[0]),
                Integer.parseInt(numbers[1]),
                Integer.parseInt(numbers[2]));
    }
}
