package io.drydock.api.spi.linux;

/**
 * What a program that ran to its end left.
 *
 * @param status how it ended
 * @param stdout standard output as UTF-8
 * @param stderr standard error as UTF-8
 */
public record ProcessOutput(ExitStatus status, String stdout, String stderr) {

    /** Whether it exited with 0. */
    public boolean success() {
        return status.success();
    }
}
