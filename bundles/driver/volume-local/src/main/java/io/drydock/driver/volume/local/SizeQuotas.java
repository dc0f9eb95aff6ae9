package io.drydock.driver.volume.local;

import io.drydock.api.spi.DriverException;
import io.drydock.api.spi.DriverException.Kind;
import io.drydock.api.spi.linux.LinuxException;
import io.drydock.api.spi.linux.ProjectQuotas;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * Limits of volumes: a project quota each on their directory. Numbers begin high, since drivers of
 * layers on the same file system count theirs from 1.
 */
final class SizeQuotas {

    private static final int FIRST_PROJECT = 1 << 20;

    private final Path root;
    private final ProjectQuotas quotas;
    private int lastProject;

    SizeQuotas(Path root, ProjectQuotas quotas) {
        this.root = root;
        this.quotas = quotas;
    }

    /** Refuses a size the file system cannot hold to. */
    void check(long size) {
        if (size == 0) {
            return;
        }
        try {
            Files.createDirectories(root);
            // Harmless where it works: no file is in project 0 by intent.
            quotas.limit(root, 0, 0);
        } catch (LinuxException | IOException e) {
            throw new DriverException(Kind.INVALID, "quota size requested but no quota support", e);
        }
    }

    /** Limits an empty directory. */
    void apply(Path directory, long size) {
        if (size > 0) {
            int project = nextProject();
            quotas.assign(directory, project);
            quotas.limit(directory, project, size);
        }
    }

    /** The number is free for the next one, the limit must not wait for it. */
    void release(Path directory, long size) {
        if (size > 0) {
            quotas.limit(directory, quotas.project(directory), 0);
        }
    }

    private synchronized int nextProject() {
        if (lastProject == 0) {
            lastProject = Math.max(FIRST_PROJECT, highestProject());
        }
        return ++lastProject;
    }

    private int highestProject() {
        try (Stream<Path> entries = Files.list(root)) {
            return entries.map(entry -> entry.resolve("_data"))
                    .filter(Files::isDirectory)
                    .mapToInt(quotas::project)
                    .max()
                    .orElse(0);
        } catch (IOException e) {
            throw new DriverException(Kind.SYSTEM, "quotas of volumes: " + e.getMessage(), e);
        }
    }
}
