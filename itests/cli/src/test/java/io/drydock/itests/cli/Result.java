package io.drydock.itests.cli;

import java.nio.charset.StandardCharsets;

/**
 * A command that has ended.
 *
 * @param exit its code
 * @param bytes its standard output
 * @param stderr its standard error as text
 */
record Result(int exit, byte[] bytes, String stderr) {

    /** Standard output as text, without the last line's end. */
    String stdout() {
        return new String(bytes, StandardCharsets.UTF_8).stripTrailing();
    }

    /** Standard output of a command that must have succeeded. */
    String ok() {
        if (exit != 0) {
            throw new AssertionError("exit code " + exit + ", stderr: " + stderr);
        }
        return stdout();
    }

    /** What a command wrote to standard error that must have failed. */
    String refusal() {
        if (exit == 0) {
            throw new AssertionError("did not fail, stdout: " + stdout());
        }
        return stderr.stripTrailing();
    }
}
