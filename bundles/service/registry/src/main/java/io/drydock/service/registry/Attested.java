package io.drydock.service.registry;

import io.drydock.api.engine.image.ImageExchange;
import io.drydock.api.engine.image.ImageExchange.Document;
import io.drydock.api.engine.image.ImageExchange.KnownManifest;
import io.drydock.api.model.Descriptor;
import io.drydock.api.model.error.EngineException;
import io.drydock.api.model.image.OciIndex;
import io.drydock.api.model.image.OciManifest;
import io.drydock.api.spi.DriverException;
import io.drydock.api.spi.registry.RegistrySession;
import io.drydock.api.spi.registry.RemoteBlob;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a registry has attested about an image that is pulled: small documents, which come with it.
 * An image is whole without them, so what cannot be had is left out.
 */
final class Attested {

    private static final Logger LOG = LoggerFactory.getLogger(Attested.class);
    private static final String SUBJECT = "vnd.docker.reference.digest";
    private static final long LARGEST = 8 << 20;

    private final RegistrySession session;
    private final ImageExchange images;

    private Attested(RegistrySession session, ImageExchange images) {
        this.session = session;
        this.images = images;
    }

    /** Manifests and statements about one image of an index. */
    static List<Document> of(RegistrySession session, ImageExchange images, RemoteImage image) {
        Document index = image.index();
        return index == null ? List.of() : new Attested(session, images).all(index, image);
    }

    private List<Document> all(Document index, RemoteImage image) {
        List<Document> all = new ArrayList<>();
        for (Descriptor one : Documents.read(index.bytes(), OciIndex.class).manifests()) {
            boolean about =
                    RemoteImage.attestation(one)
                            && image.document().digest().equals(one.annotations().get(SUBJECT));
            if (about) {
                add(one, all);
            }
        }
        return all;
    }

    private void add(Descriptor attestation, List<Document> all) {
        try {
            Document manifest = RemoteImage.document(session, images, attestation.digest());
            OciManifest read = Documents.read(manifest.bytes(), OciManifest.class);
            all.add(manifest);
            for (Descriptor statement : read.layers()) {
                if (statement.size() <= LARGEST) {
                    all.add(statement(statement));
                }
            }
            // Says nothing, but a push needs it.
            if (read.config().size() <= LARGEST) {
                all.add(statement(read.config()));
            }
        } catch (IOException | DriverException | EngineException e) {
            LOG.info("attestation {}: {}", attestation.digest(), e.getMessage());
        }
    }

    private Document statement(Descriptor statement) throws IOException {
        Optional<KnownManifest> known = images.manifest(statement.digest());
        if (known.isPresent()) {
            return new Document(statement.mediaType(), statement.digest(), known.get().document());
        }
        try (RemoteBlob blob = session.blob(statement.digest(), 0)) {
            byte[] bytes = blob.content().readNBytes((int) statement.size() + 1);
            if (!Sha256.of(bytes).equals(statement.digest())) {
                throw new IOException("verification failed for digest " + statement.digest());
            }
            return new Document(statement.mediaType(), statement.digest(), bytes);
        }
    }
}
