package io.drydock.launcher;

import io.drydock.kernel.config.ConfigException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the host must be before anything is touched. */
final class HostChecks {

    private static final Pattern RELEASE = Pattern.compile("([0-9]+)\\.([0-9]+).*", Pattern.DOTALL);

    private HostChecks() {}

    static void require() throws IOException {
        requireRoot((Integer) Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
        requireKernel(System.getProperty("os.version", ""));
    }

    static void requireRoot(int uid) {
        if (uid != 0) {
            throw new ConfigException(
                    "drydockd needs to be started with root privileges."
                            + " To run without them is not implemented yet");
        }
    }

    /** 5.3 has pidfd_open and clone3, 5.2 the mount calls: what the engine is built on. */
    static void requireKernel(String release) {
        Matcher matcher = RELEASE.matcher(release);
        if (!matcher.matches()) {
            throw new ConfigException("cannot read the kernel's release: \"" + release + "\"");
        }
        int major = Integer.parseInt(matcher.group(1));
        int minor = Integer.parseInt(matcher.group(2));
        if (major < 5 || (major == 5 && minor < 3)) {
            throw new ConfigException(
                    "the kernel is too old for this engine: " + release + ", needs 5.3");
        }
    }
}
