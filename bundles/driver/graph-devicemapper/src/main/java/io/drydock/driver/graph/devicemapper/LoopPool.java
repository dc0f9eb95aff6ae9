package io.drydock.driver.graph.devicemapper;

import io.drydock.api.spi.DriverException;
import io.drydock.api.spi.DriverException.Kind;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;

/** A pool in two sparse files, for those who name none: good for trying it out. */
final class LoopPool {

    private static final int LOW_WATER_BLOCKS = 32_768;

    private final Path folder;
    private final PoolOptions options;
    private final Programs programs;
    private final Dmsetup dmsetup;

    LoopPool(Path folder, PoolOptions options, Programs programs, Dmsetup dmsetup) {
        this.folder = folder;
        this.options = options;
        this.programs = programs;
        this.dmsetup = dmsetup;
    }

    /** Makes it, or makes it active again after a start of the machine. */
    void open(String name) {
        Path data = file("data", options.dataBytes());
        Path metadata = file("metadata", options.metadataBytes());
        String table =
                "0 %d thin-pool %s %s %d %d 1 skip_block_zeroing"
                        .formatted(
                                Dmsetup.sectors(data.toFile().length()),
                                loop(metadata),
                                loop(data),
                                Dmsetup.sectors(options.blockBytes()),
                                LOW_WATER_BLOCKS);
        dmsetup.create(name, table);
    }

    private Path file(String name, long bytes) {
        Path file = folder.resolve(name);
        try {
            Files.createDirectories(folder);
            if (!Files.exists(file)) {
                try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
                    sparse.setLength(bytes);
                }
            }
            return file;
        } catch (IOException e) {
            throw new DriverException(Kind.SYSTEM, "devmapper: " + e, e);
        }
    }

    private String loop(Path file) {
        String there =
                programs.run("losetup", "--noheadings", "--output", "NAME", "-j", file.toString())
                        .strip();
        return there.isEmpty()
                ? programs.run("losetup", "--find", "--show", file.toString()).strip()
                : there.lines().findFirst().orElseThrow().strip();
    }
}
