package io.drydock.api.spi.linux;

/**
 * How a child ended.
 *
 * @param code what it exited with, 0 when a signal ended it
 * @param signal the signal that ended it, 0 when it exited
 */
public record ExitStatus(int code, int signal) {

    /** Whether it exited with 0. */
    public boolean success() {
        return code == 0 && signal == 0;
    }

    /** As a shell reports it: the code, or 128 + signal. */
    public int shellCode() {
        return signal == 0 ? code : 128 + signal;
    }
}
