package io.drydock.api.spi.linux;

import org.osgi.annotation.versioning.ProviderType;

import java.nio.ByteBuffer;

/** An open ordinary file of a {@link RootedDirectory}; it may outlive the directory's handle. */
@ProviderType
public interface RootedFile extends AutoCloseable {

    /** Writes all remaining bytes at the current position. Direct buffers are the fastest. */
    void write(ByteBuffer from);

    /** Reads at the current position; -1 at the end. Direct buffers are the fastest. */
    int read(ByteBuffer into);

    /** Moves the position, beyond the end too: what is skipped becomes a hole. */
    void position(long offset);

    /**
     * Where the next stored bytes begin at or after an offset; the file's length when only a hole
     * follows. Moves the position there.
     */
    long nextData(long offset);

    /** Where the next hole begins at or after an offset of stored bytes; the end counts as one. */
    long nextHole(long offset);

    /** Sets the length; longer than written becomes a hole at the end. */
    void length(long bytes);

    /** Sets metadata through the open file: cheaper than by path, and after the last write. */
    void apply(FileAttributes attributes);

    /** What the kernel knows of it. */
    FileStat stat();

    /** Closes the file. Does not sync. */
    @Override
    void close();
}
