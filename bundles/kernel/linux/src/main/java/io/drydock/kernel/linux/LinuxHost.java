package io.drydock.kernel.linux;

import io.drydock.api.spi.linux.FilesystemInfo;
import io.drydock.api.spi.linux.Host;
import io.drydock.api.spi.linux.HostFacts;

import org.osgi.service.component.annotations.Component;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** The host through /proc and a few calls. */
@Component(service = Host.class)
public final class LinuxHost implements Host {

    private static final Path KERNEL = Path.of("/proc/sys/kernel");

    @Override
    public HostFacts facts() {
        Map<String, String> release = OsRelease.read();
        Map<String, String> memory = KeyValues.parse(text(Path.of("/proc/meminfo")), ':');
        return new HostFacts(
                text(KERNEL.resolve("hostname")),
                text(KERNEL.resolve("osrelease")),
                text(KERNEL.resolve("version")),
                machine(),
                release.getOrDefault("PRETTY_NAME", "Linux"),
                release.getOrDefault("VERSION_ID", ""),
                Runtime.getRuntime().availableProcessors(),
                bytes(memory, "MemTotal"),
                bytes(memory, "SwapTotal"));
    }

    private static String machine() {
        String name = System.getProperty("os.arch", "");
        return name.equals("amd64") ? "x86_64" : name;
    }

    private static long bytes(Map<String, String> memory, String key) {
        return Long.parseLong(memory.getOrDefault(key, "0 kB").split(" ")[0]) * 1024;
    }

    @Override
    public Duration uptime() {
        String seconds = text(Path.of("/proc/uptime")).split(" ")[0];
        return Duration.ofMillis((long) (Double.parseDouble(seconds) * 1000));
    }

    @Override
    public boolean isRoot() {
        return LibC.getuid() == 0;
    }

    @Override
    public boolean hasCapability(int capability) {
        Map<String, String> status = KeyValues.parse(text(Path.of("/proc/self/status")), ':');
        long effective = Long.parseUnsignedLong(status.getOrDefault("CapEff", "0"), 16);
        return (effective >>> capability & 1) == 1;
    }

    @Override
    public int umask(int mask) {
        return LibC.umask(mask);
    }

    @Override
    public FilesystemInfo filesystem(Path path) {
        return Statfs.of(path);
    }

    private static String text(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            return "";
        }
    }
}
