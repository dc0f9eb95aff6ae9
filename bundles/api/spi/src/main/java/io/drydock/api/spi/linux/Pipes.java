package io.drydock.api.spi.linux;

import org.osgi.annotation.versioning.ProviderType;

import java.nio.file.Path;

/** Pipes to children, and named ones. */
@ProviderType
public interface Pipes {

    /** A fresh pipe; both ends are the caller's to close. */
    Pipe open();

    /**
     * The reading end of a fifo, opened without waiting for a writer.
     *
     * <p>Until the first writer came, reading says end of stream.
     */
    PipeEnd openFifoForReading(Path fifo);

    /**
     * The writing end of a fifo.
     *
     * @throws LinuxException ENXIO when nobody has it open for reading
     */
    PipeEnd openFifoForWriting(Path fifo);
}
