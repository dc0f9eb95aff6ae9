package io.drydock.api.spi.linux;

import java.nio.file.Path;

/** Where a standard stream of a child comes from or goes to. */
public sealed interface Redirect {

    /** {@code /dev/null}. */
    static Redirect nothing() {
        return new Nothing();
    }

    /** The daemon's own stream. */
    static Redirect inherit() {
        return new Inherit();
    }

    /** Reads from an existing file. */
    static Redirect from(Path file) {
        return new From(file);
    }

    /** Writes to a file, made with mode 0600 when missing, emptied otherwise. */
    static Redirect to(Path file) {
        return new To(file, false);
    }

    /** Writes to the end of a file, made with mode 0600 when missing. */
    static Redirect append(Path file) {
        return new To(file, true);
    }

    /** One end of a pipe; the daemon keeps its own copy of that end until it closes it. */
    static Redirect pipe(PipeEnd end) {
        return new ToPipe(end);
    }

    /** {@code /dev/null}. */
    record Nothing() implements Redirect {}

    /** The daemon's own stream. */
    record Inherit() implements Redirect {}

    /**
     * A file to read.
     *
     * @param file exists
     */
    record From(Path file) implements Redirect {}

    /**
     * A file to write.
     *
     * @param file made when missing
     * @param append whether to keep what it holds
     */
    record To(Path file, boolean append) implements Redirect {}

    /**
     * A pipe.
     *
     * @param end the child's end
     */
    record ToPipe(PipeEnd end) implements Redirect {}
}
