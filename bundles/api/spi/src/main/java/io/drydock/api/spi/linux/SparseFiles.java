package io.drydock.api.spi.linux;

import org.osgi.annotation.versioning.ProviderType;

import java.nio.file.Path;

/** Files with holes. */
@ProviderType
public interface SparseFiles {

    /**
     * Gives the blocks of a range back to the file system. The file keeps its size, and the range
     * reads as zeros; whoever appends to the file notices nothing. May take long.
     *
     * @param offset of the first byte
     * @param length in bytes; only whole blocks within are freed
     * @throws LinuxException EOPNOTSUPP where the file system knows no holes
     */
    void punch(Path file, long offset, long length);
}
