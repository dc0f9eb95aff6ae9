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

    /**
     * pidfd_open came with 5.3 and openat2 with 5.6, but only since 5.8 does syncfs report that
     * something was not written: before it a layer could be lost in silence.
     */
    static void requireKernel(String release) {
        Matcher matcher = RELEASE.matcher(release);
        if (!matcher.matches()) {
            throw new ConfigException("cannot read the kernel's release: \"" + release + "\"");
        }
        int major = Integer.parseInt(matcher.group(1));
        int minor = Integer.parseInt(matcher.group(2));
        if (major < 5 || (major == 5 && minor < 8)) {
            throw new ConfigException(
                    "Linux " + release + " is too old for this engine, it needs 5.8 or later");
        }
    }
}
