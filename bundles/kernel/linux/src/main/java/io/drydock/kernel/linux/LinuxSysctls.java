package io.drydock.kernel.linux;

import io.drydock.api.spi.linux.Errno;
import io.drydock.api.spi.linux.LinuxException;
import io.drydock.api.spi.linux.Sysctls;

import org.osgi.service.component.annotations.Component;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Files under /proc/sys. The net tree shows the namespace of the thread that opens a file. */
@Component(service = Sysctls.class)
public final class LinuxSysctls implements Sysctls {

    private static final int LONGEST = 4096;

    @Override
    public Optional<String> read(String key) {
        return readHere(key);
    }

    @Override
    public void write(String key, String value) {
        writeHere(key, value);
    }

    @Override
    public boolean ensure(String key, String value) {
        if (readHere(key).filter(value::equals).isPresent()) {
            return false;
        }
        writeHere(key, value);
        return true;
    }

    @Override
    public void writeInside(Path netns, Map<String, String> values) {
        LinuxNetworkNamespaces.enter(
                netns,
                () -> {
                    values.forEach(LinuxSysctls::writeHere);
                    return true;
                });
    }

    /** Like ensure, but a key this kernel lacks is as good as set. */
    static void ensureHere(String key, String value) {
        Optional<String> now = readHere(key);
        if (now.isPresent() && !now.get().equals(value)) {
            writeHere(key, value);
        }
    }

    private static Optional<String> readHere(String key) {
        byte[] path = path(key);
        int fd = LibC.open(path, OpenFlags.READ | OpenFlags.CLOEXEC, 0);
        if (fd < 0) {
            int errno = Calls.errno();
            if (errno == Errno.ENOENT) {
                return Optional.empty();
            }
            throw new LinuxException(errno, "read sysctl", key);
        }
        try {
            byte[] raw = new byte[LONGEST];
            long length = Calls.check(LibC.read(fd, raw, raw.length), "read sysctl", key);
            return Optional.of(
                    new String(raw, 0, (int) length, StandardCharsets.UTF_8).stripTrailing());
        } finally {
            LibC.close(fd);
        }
    }

    private static void writeHere(String key, String value) {
        int flags = OpenFlags.WRITE | OpenFlags.CLOEXEC;
        int fd = Calls.check(LibC.open(path(key), flags, 0), "write sysctl", key);
        try {
            byte[] raw = value.getBytes(StandardCharsets.UTF_8);
            Calls.check(LibC.write(fd, raw, raw.length), "write sysctl", key + "=" + value);
        } finally {
            LibC.close(fd);
        }
    }

    private static byte[] path(String key) {
        String relative = key.contains("/") ? key : key.replace('.', '/');
        if (Path.of(relative).normalize().startsWith("..") || relative.startsWith("/")) {
            throw new LinuxException(Errno.EINVAL, "resolve sysctl", key);
        }
        return CString.of("/proc/sys/" + relative);
    }
}
