package io.drydock.service.image;

import io.drydock.service.tar.ArchiveException;
import io.drydock.service.tar.Decompression;
import io.drydock.service.tar.MemberStream;
import io.drydock.service.tar.Peeked;
import io.drydock.service.tar.TarBlock;
import io.drydock.service.tar.TarEntry;
import io.drydock.service.tar.TarReader;
import io.drydock.service.trees.TreePath;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;

/**
 * Takes an archive of images in while it comes. Docker writes the list of contents last, so all of
 * it would have to be kept until then; but what looks like a layer most likely is one, and is
 * unpacked at once where the graph driver can place it later. Everything else is spooled.
 */
final class ArchiveIntake implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ArchiveIntake.class);

    private final LayerWorkshop shop;
    private final Spool spool;
    private final LayerMaking early;
    private final BlobIntake blobs;
    private final ArchiveIndex index;

    private ArchiveIntake(LayerWorkshop shop, Spool spool, LayerMaking early, BlobIntake blobs) {
        this.shop = shop;
        this.spool = spool;
        this.early = early;
        this.blobs = blobs;
        this.index = new ArchiveIndex(spool);
    }

    static ArchiveIntake open(LayerWorkshop shop, Path temporary, BlobIntake blobs)
            throws IOException {
        Spool spool = Spool.in(temporary);
        try {
            return new ArchiveIntake(shop, spool, new LayerMaking(shop), blobs);
        } catch (RuntimeException e) {
            spool.close();
            throw e;
        }
    }

    /** Reads all of it. An archive that is refused is read too: its sender waits for that. */
    ArchiveIndex read(InputStream archive) throws IOException {
        try {
            InputStream plain = Decompression.open(archive);
            TarReader reader = new TarReader(plain);
            for (TarEntry entry = reader.next(); entry != null; entry = reader.next()) {
                take(entry, reader);
            }
            drain(plain);
            return index;
        } catch (IOException | RuntimeException e) {
            drainQuietly(archive, e);
            throw e;
        }
    }

    Spool spool() {
        return spool;
    }

    private void take(TarEntry entry, TarReader reader) throws IOException {
        if (entry.type() != TarEntry.Type.FILE || entry.sparse() != null) {
            index.addLink(entry);
            return;
        }
        long length = reader.remaining();
        try (MemberStream member = new MemberStream(reader)) {
            Peeked content = new Peeked(member, TarBlock.SIZE);
            if (early.detached() && looksLikeLayer(content.head()) && !here(entry.name())) {
                index.addLayer(entry.name(), length, () -> early(entry.name(), content));
            } else {
                index.addFile(entry.name(), spool.append(content), length);
            }
        }
    }

    private EarlyLayer early(String name, Peeked content) throws IOException {
        return Decompression.compressed(content.head())
                ? blobs.keeping(name, content, early::unpackEarly)
                : early.unpackEarly(content);
    }

    private static boolean looksLikeLayer(byte[] head) {
        try {
            TarBlock block = new TarBlock(head);
            return Decompression.compressed(head)
                    || (head.length == TarBlock.SIZE && !block.empty() && block.valid());
        } catch (ArchiveException e) {
            return false;
        }
    }

    /** OCI layouts call a plain layer by its digest: one that is here is not unpacked again. */
    private boolean here(String name) {
        String hex = TreePath.last(name);
        return name.contains("blobs/sha256/") && shop.layers().holds(Digests.PREFIX + hex);
    }

    private static void drain(InputStream in) throws IOException {
        in.transferTo(OutputStream.nullOutputStream());
    }

    private static void drainQuietly(InputStream in, Exception cause) {
        try {
            drain(in);
        } catch (IOException | RuntimeException e) {
            LOG.debug("the rest of {}: {}", cause.getMessage(), e.getMessage());
        }
    }

    /** Gives up the spool and what was unpacked for nobody. */
    @Override
    public void close() throws IOException {
        try (Spool last = spool) {
            early.close();
        }
    }
}
