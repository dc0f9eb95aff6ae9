package io.drydock.api.spi.linux;

import org.osgi.annotation.versioning.ProviderType;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Kernel parameters under /proc/sys.
 *
 * <p>A key is written with dots or with slashes, {@code net.ipv4.ip_forward}; use slashes where a
 * part holds a dot itself, as interface names may: {@code net/ipv4/conf/eth0.5/rp_filter}.
 */
@ProviderType
public interface Sysctls {

    /** The value without its newline, empty when this kernel has no such key. */
    Optional<String> read(String key);

    /** Sets a value. ENOENT when this kernel has no such key. */
    void write(String key, String value);

    /** Sets a value unless it is set so already; true when it wrote. */
    boolean ensure(String key, String value);

    /** Sets several values of the net tree inside a network namespace, with one thread switch. */
    void writeInside(Path netns, Map<String, String> values);
}
