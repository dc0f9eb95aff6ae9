package io.drydock.middleware.version;

import org.jspecify.annotations.Nullable;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The API versions served.
 *
 * @param minimum oldest, {@code 1.24} at least
 */
record ApiVersions(String minimum) {

    /** The newest version, meant by a path without prefix. */
    static final String MAXIMUM = "1.56";

    /** The oldest version that can be configured. */
    static final String OLDEST = "1.24";

    private static final Pattern PREFIX = Pattern.compile("/v([0-9.]+)(/.*)");

    /**
     * A path taken apart.
     *
     * @param version as the client wrote it, the newest without a prefix
     * @param path the rest, with a leading slash
     */
    record Versioned(String version, String path) {}

    ApiVersions {
        if (minimum.isEmpty()) {
            minimum = OLDEST;
        }
        if (compare(minimum, OLDEST) < 0 || compare(minimum, MAXIMUM) > 0) {
            throw new IllegalArgumentException(
                    "minimum API version " + minimum + " is not in " + OLDEST + ".." + MAXIMUM);
        }
    }

    static Versioned split(String path) {
        Matcher matcher = PREFIX.matcher(path);
        return matcher.matches()
                ? new Versioned(matcher.group(1), matcher.group(2))
                : new Versioned(MAXIMUM, path);
    }

    /** What a client of that version is told, or null if it is served. */
    @Nullable String refusal(String version) {
        if (compare(version, minimum) < 0) {
            return "client version "
                    + version
                    + " is too old. Minimum supported API version is "
                    + minimum
                    + ", please upgrade your client to a newer version";
        }
        if (compare(version, MAXIMUM) > 0) {
            return "client version "
                    + version
                    + " is too new. Maximum supported API version is "
                    + MAXIMUM;
        }
        return null;
    }

    /** The first two parts, which is all that routers look at. */
    static String majorMinor(String version) {
        String[] parts = version.split("\\.", -1);
        return part(parts, 0) + "." + part(parts, 1);
    }

    /** Compares part by part; what is no number counts as zero, as Docker does it. */
    static int compare(String one, String two) {
        String[] left = one.split("\\.", -1);
        String[] right = two.split("\\.", -1);
        for (int i = 0; i < Math.max(left.length, right.length); i++) {
            int order = Integer.compare(part(left, i), part(right, i));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    private static int part(String[] parts, int place) {
        if (place >= parts.length || !parts[place].matches("[0-9]{1,9}")) {
            return 0;
        }
        return Integer.parseInt(parts[place]);
    }
}
