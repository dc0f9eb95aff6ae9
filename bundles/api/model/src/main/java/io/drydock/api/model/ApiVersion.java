package io.drydock.api.model;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A version of the Engine API. Requests carry one in their path; without it they mean {@link #MAX}.
 *
 * @param major always 1 so far
 * @param minor the number that changes
 */
public record ApiVersion(int major, int minor) implements Comparable<ApiVersion> {

    /** The oldest version the engine can speak. */
    public static final ApiVersion MIN = new ApiVersion(1, 24);

    /** The newest version the engine speaks. */
    public static final ApiVersion MAX = new ApiVersion(1, 56);

    /** The oldest version the engine speaks unless configured otherwise. */
    public static final ApiVersion DEFAULT_MINIMUM = MIN;

    /** The request header in which the kernel hands the version to a router. */
    public static final String HEADER = "Drydock-Api-Version";

    private static final Pattern TEXT = Pattern.compile("v?(\\d{1,6})\\.(\\d{1,6})");

    /** Refuses negative numbers. */
    public ApiVersion {
        if (major < 0 || minor < 0) {
            throw new IllegalArgumentException("negative API version " + major + "." + minor);
        }
    }

    /**
     * Reads {@code 1.41} or {@code v1.41}.
     *
     * @throws IllegalArgumentException for anything else
     */
    public static ApiVersion valueOf(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("invalid API version: " + text);
        }
        return new ApiVersion(
                Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
    }

    /** Whether a client of this version knows what 1.{@code minor} has brought. */
    public boolean atLeast(int minor) {
        return compareTo(new ApiVersion(1, minor)) >= 0;
    }

    @Override
    public int compareTo(ApiVersion other) {
        return major != other.major
                ? Integer.compare(major, other.major)
                : Integer.compare(minor, other.minor);
    }

    /** As in a path, without the {@code v}: {@code 1.41}. */
    @Override
    public String toString() {
        return major + "." + minor;
    }
}
