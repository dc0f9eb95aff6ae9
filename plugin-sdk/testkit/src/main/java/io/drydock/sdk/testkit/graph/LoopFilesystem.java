package io.drydock.sdk.testkit.graph;

import org.junit.jupiter.api.Assumptions;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A file system of any type in a file, mounted for one test. Needs root and its mkfs program. */
public final class LoopFilesystem implements AutoCloseable {

    private static final long SIZE = 512L << 20;

    private final Path mounted;

    private LoopFilesystem(Path mounted) {
        this.mounted = mounted;
    }

    /**
     * Makes and mounts one; the test is skipped where the kernel does not know the type or the
     * options.
     *
     * @param type {@code btrfs}, {@code xfs}, {@code ext4}
     * @param options of the mount, as in mount(8)
     */
    public static LoopFilesystem make(Path directory, String type, String... options)
            throws IOException {
        Assumptions.assumeTrue(
                Files.readString(Path.of("/proc/filesystems")).contains("\t" + type + "\n"),
                "the kernel has no " + type);
        Path image = directory.resolve(type + ".img");
        Path target = Files.createDirectory(directory.resolve(type));
        run("truncate", "-s", Long.toString(SIZE), image.toString());
        run("mkfs." + type, "-q", image.toString());
        mount(type, image, target, List.of(options));
        return new LoopFilesystem(target);
    }

    private static void mount(String type, Path image, Path target, List<String> options)
            throws IOException {
        String words = String.join(",", options);
        String all = words.isEmpty() ? "loop" : "loop," + words;
        try {
            run("mount", "-o", all, "-t", type, image.toString(), target.toString());
        } catch (IOException e) {
            Assumptions.assumeTrue(
                    options.isEmpty(), "the kernel does not mount " + type + " with " + words);
            throw e;
        }
    }

    /** Its root. */
    public Path root() {
        return mounted;
    }

    @Override
    public void close() throws IOException {
        run("umount", "-l", mounted.toString());
    }

    static void run(String... command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes());
        try {
            if (!process.waitFor(1, TimeUnit.MINUTES) || process.exitValue() != 0) {
                throw new IOException(String.join(" ", command) + ": " + output.strip());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
