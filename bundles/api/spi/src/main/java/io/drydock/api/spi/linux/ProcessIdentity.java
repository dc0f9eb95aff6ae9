package io.drydock.api.spi.linux;

/**
 * A process told apart from a later one with the same number.
 *
 * @param pid its number in the daemon's pid namespace
 * @param startTime field 22 of /proc/PID/stat: clock ticks after boot
 */
public record ProcessIdentity(long pid, long startTime) {

    /** Checks the range. */
    public ProcessIdentity {
        if (pid <= 0 || startTime < 0) {
            throw new IllegalArgumentException("no process: " + pid + " since " + startTime);
        }
    }
}
