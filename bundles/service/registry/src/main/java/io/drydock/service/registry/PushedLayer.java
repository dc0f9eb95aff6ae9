package io.drydock.service.registry;

import io.drydock.api.engine.image.ImageExchange;
import io.drydock.api.engine.image.ImageExchange.DepartingLayer;
import io.drydock.api.engine.image.ImageExchange.KnownBlob;
import io.drydock.api.engine.image.ImageExchange.PublishedBlob;
import io.drydock.api.model.ProgressMessage;
import io.drydock.api.model.ProgressMeter;
import io.drydock.api.model.error.EngineException;
import io.drydock.api.model.image.ImageName;
import io.drydock.api.spi.linux.ContentHashes;
import io.drydock.api.spi.registry.BlobUpload;
import io.drydock.api.spi.registry.RegistryException;
import io.drydock.api.spi.registry.RegistrySession;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * A layer on its way out. A form that the repository has already needs nothing; one that another
 * repository of the registry has is mounted; else it is uploaded, in the form it once came in if
 * that is kept.
 */
final class PushedLayer {

    private static final Logger LOG = LoggerFactory.getLogger(PushedLayer.class);
    private static final int STEP_SECONDS = 5;
    private static final int MAX_MOUNTS = 4;

    private final ImageExchange images;
    private final ContentHashes hashes;
    private final RegistrySession session;
    private final TransferLimits limits;
    private final ImageName name;
    private final DepartingLayer layer;
    private final Transfer job;
    private final Consumer<ProgressMessage> progress;
    private final String id;

    PushedLayer(
            ImageExchange images,
            ContentHashes hashes,
            RegistrySession session,
            TransferLimits limits,
            ImageName name,
            DepartingLayer layer,
            Transfer job,
            Consumer<ProgressMessage> progress) {
        this.images = images;
        this.hashes = hashes;
        this.session = session;
        this.limits = limits;
        this.name = name;
        this.layer = layer;
        this.job = job;
        this.progress = progress;
        this.id = Sha256.brief(layer.diffId());
    }

    void say(String status) {
        progress.accept(ProgressMessage.step(id, status));
    }

    PublishedBlob push() {
        for (KnownBlob blob : layer.blobs()) {
            OptionalLong there = session.size(blob.digest());
            if (there.isPresent()) {
                say("Layer already exists");
                return published(blob);
            }
        }
        Optional<KnownBlob> mounted = layer.blobs().stream().filter(this::mount).findFirst();
        return mounted.map(this::published).orElseGet(this::upload);
    }

    private boolean mount(KnownBlob blob) {
        String domain = name.domain() + "/";
        return blob.repositories().stream()
                .filter(other -> other.startsWith(domain) && !other.equals(name.repository()))
                .limit(MAX_MOUNTS)
                .anyMatch(other -> mount(blob, other.substring(domain.length())));
    }

    private boolean mount(KnownBlob blob, String from) {
        try {
            if (session.mount(blob.digest(), from)) {
                say("Mounted from " + from);
                return true;
            }
        } catch (RegistryException e) {
            // Not ours to read, or gone: uploading still works.
            LOG.debug("mounting {} from {}: {}", blob.digest(), from, e.getMessage());
        }
        return false;
    }

    private PublishedBlob upload() {
        for (KnownBlob blob : layer.blobs()) {
            if (blob.file().filter(Files::isReadable).isPresent()) {
                Path file = blob.file().get();
                long size = blob.size();
                send(new BlobUpload(blob.digest(), size, () -> counted(file, size)), () -> {});
                return published(blob);
            }
        }
        return layer.exact() ? plain(layer.blobs().getFirst()) : compressed();
    }

    /** As its manifest names it: what is not kept as a file is the layer's own archive. */
    private PublishedBlob plain(KnownBlob blob) {
        if (!blob.digest().equals(layer.diffId())) {
            throw EngineException.notFound("blob is not here any more: " + blob.digest());
        }
        PlainLayer made = new PlainLayer(images, layer, () -> meter(blob.size()));
        send(new BlobUpload(blob.digest(), blob.size(), made), made::requireReadable);
        return published(blob);
    }

    private PublishedBlob compressed() {
        // dockerd, too, counts what goes into the compression, against the size of the files.
        CompressedLayer made =
                new CompressedLayer(images, hashes, layer, () -> meter(layer.size()));
        send(new BlobUpload(made::digest, -1, made), made::requireReadable);
        return new PublishedBlob(
                layer.diffId(), made.digest(), made.size(), MediaTypes.DOCKER_LAYER);
    }

    /** Tries until it is there; {@code check} may know that trying is of no use. */
    private void send(BlobUpload blob, Runnable check) {
        for (int failed = 0; true; ) {
            try {
                session.upload(blob);
                say("Pushed");
                return;
            } catch (RegistryException e) {
                check.run();
                failed++;
                if (!e.temporary() || failed >= limits.attempts() || job.cancelled()) {
                    throw e;
                }
                pause(failed);
            }
        }
    }

    private void pause(int failed) {
        for (int left = failed * STEP_SECONDS; left > 0; left--) {
            job.requireGoingOn();
            say("Retrying in " + left + (left == 1 ? " second" : " seconds"));
            try {
                Thread.sleep(1000);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw Transfer.canceled();
            }
        }
    }

    private InputStream counted(Path file, long size) throws IOException {
        ProgressMeter meter = meter(size);
        return new FilterInputStream(Files.newInputStream(file)) {
            @Override
            public int read(byte[] into, int offset, int length) throws IOException {
                int count = super.read(into, offset, length);
                if (count > 0) {
                    meter.add(count);
                } else if (count < 0) {
                    meter.end();
                }
                return count;
            }
        };
    }

    private ProgressMeter meter(long size) {
        return new ProgressMeter(
                size, detail -> progress.accept(ProgressMessage.step(id, "Pushing", detail)));
    }

    private PublishedBlob published(KnownBlob blob) {
        return new PublishedBlob(layer.diffId(), blob.digest(), blob.size(), blob.mediaType());
    }
}
