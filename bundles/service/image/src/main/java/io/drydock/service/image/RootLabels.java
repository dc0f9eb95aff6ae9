package io.drydock.service.image;

import io.drydock.api.spi.graph.LayerMount;
import io.drydock.api.spi.linux.Errno;
import io.drydock.api.spi.linux.FileLabels;
import io.drydock.api.spi.linux.LinuxException;
import io.drydock.api.spi.store.Migration;
import io.drydock.api.spi.store.Schema;
import io.drydock.api.spi.store.Store;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.nio.file.Path;
import java.util.List;

/** By which label SELinux knows the files of a container's root, whoever mounts it and when. */
final class RootLabels {

    private static final Logger LOG = LoggerFactory.getLogger(RootLabels.class);

    private final Schema schema;
    private final FileLabels files;

    RootLabels(Store store, FileLabels files) {
        schema =
                store.open(
                        "rootlabel",
                        List.of(
                                Migration.sql(
                                        1,
                                        "CREATE TABLE rootlabel_roots (container TEXT PRIMARY KEY,"
                                                + " label TEXT NOT NULL)")));
        this.files = files;
    }

    void keep(String container, String label) {
        if (!label.isEmpty()) {
            schema.updateSoon(
                    "INSERT OR REPLACE INTO rootlabel_roots (container, label) VALUES (?, ?)",
                    container,
                    label);
        }
    }

    String of(String container) {
        return schema.readFirst(
                        "SELECT label FROM rootlabel_roots WHERE container = ?",
                        row -> row.text("label"),
                        container)
                .orElse("");
    }

    void forget(String container) {
        if (!of(container).isEmpty()) {
            schema.updateSoon("DELETE FROM rootlabel_roots WHERE container = ?", container);
        }
    }

    /**
     * A directory that is bound has no label of its mount: its files get it, once, one by one. The
     * directory itself comes last, so by its label a later mount sees that it was done.
     */
    LayerMount label(LayerMount mount, String label) {
        boolean each = mount instanceof LayerMount.Directory directory && !directory.readOnly();
        if (each && !label.isEmpty()) {
            label(((LayerMount.Directory) mount).path(), label);
        }
        return mount;
    }

    private void label(Path directory, String label) {
        if (files.label(directory).equals(label)) {
            return;
        }
        try {
            files.relabel(directory, label);
        } catch (LinuxException e) {
            if (!e.is(Errno.EOPNOTSUPP)) {
                throw e;
            }
            LOG.debug("{} keeps no labels", directory);
        }
    }
}
