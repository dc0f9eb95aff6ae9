package io.drydock.api.spi.linux;

import org.osgi.annotation.versioning.ProviderType;

import java.nio.file.Path;

/** Opens directories nobody gets out of. */
@ProviderType
public interface RootedDirectories {

    /** Opens an existing directory; close it after use. */
    RootedDirectory open(Path directory);
}
