package io.drydock.api.spi.linux;

import java.nio.file.Path;
import org.osgi.annotation.versioning.ProviderType;

/** Opens directories nobody gets out of. */
@ProviderType
public interface RootedDirectories {

    /** Opens an existing directory; close it after use. */
    RootedDirectory open(Path directory);
}
