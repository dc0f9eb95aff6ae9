package io.drydock.api.spi.linux;

/**
 * A pipe.
 *
 * @param source where to read
 * @param sink where to write
 */
public record Pipe(PipeEnd source, PipeEnd sink) implements AutoCloseable {

    /** Closes both ends. */
    @Override
    public void close() {
        source.close();
        sink.close();
    }
}
