package io.drydock.api.spi.linux;

import org.osgi.annotation.versioning.ProviderType;

import java.nio.file.Path;

/**
 * A file or directory that stays the same one, whatever becomes of its name. Close it after use.
 */
@ProviderType
public interface PinnedPath extends AutoCloseable {

    /** Where this process, and only it, finds it as long as this is open; may be bound. */
    Path path();

    @Override
    void close();
}
