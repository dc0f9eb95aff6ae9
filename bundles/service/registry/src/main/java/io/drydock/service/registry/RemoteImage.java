package io.drydock.service.registry;

import io.drydock.api.engine.image.ImageExchange;
import io.drydock.api.engine.image.ImageExchange.Document;
import io.drydock.api.model.Descriptor;
import io.drydock.api.model.Platform;
import io.drydock.api.model.error.EngineException;
import io.drydock.api.model.image.ImageName;
import io.drydock.api.model.image.OciIndex;
import io.drydock.api.model.image.OciManifest;
import io.drydock.api.spi.DriverException.Kind;
import io.drydock.api.spi.registry.RegistryException;
import io.drydock.api.spi.registry.RegistryException.Reason;
import io.drydock.api.spi.registry.RegistrySession;
import io.drydock.api.spi.registry.RemoteBlob;
import io.drydock.api.spi.registry.RemoteManifest;
import io.drydock.service.platforms.Platforms;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.Comparator;
import java.util.Optional;

/**
 * An image in a registry, chosen among those its index offers.
 *
 * @param digest what the reference stands for
 * @param document the image's own manifest
 * @param index what the reference stands for if that is an index, else null
 */
record RemoteImage(
        String digest, Document document, OciManifest manifest, @Nullable Document index) {

    private static final int MAX_CONFIG = 16 << 20;
    private static final int MAX_NESTING = 4;

    static RemoteImage find(
            RegistrySession session, ImageExchange images, ImageName name, Platform wanted) {
        String reference = name.digest().isEmpty() ? name.tag() : name.digest();
        RemoteManifest.Head head = session.head(reference);
        return chosen(session, images, name, wanted, null, head.digest(), MAX_NESTING);
    }

    private static RemoteImage chosen(
            RegistrySession session,
            ImageExchange images,
            ImageName name,
            Platform wanted,
            @Nullable Document root,
            String digest,
            int depth) {
        Document document = document(session, images, digest);
        MediaTypes.requireManifest(document.mediaType(), name);
        if (!MediaTypes.index(document.mediaType())) {
            OciManifest manifest = Documents.read(document.bytes(), OciManifest.class);
            MediaTypes.requireConfig(manifest.config().mediaType(), name);
            String stood = root == null ? document.digest() : root.digest();
            return new RemoteImage(stood, document, manifest, root);
        }
        if (depth == 0) {
            throw EngineException.invalid("image index nested too deeply: " + name.familiar());
        }
        OciIndex index = Documents.read(document.bytes(), OciIndex.class);
        String next =
                best(index, wanted)
                        .orElseThrow(
                                () ->
                                        EngineException.notFound(
                                                "no matching manifest for "
                                                        + Platforms.text(wanted)
                                                        + " in the manifest list entries"))
                        .digest();
        Document top = root == null ? document : root;
        return chosen(session, images, name, wanted, top, next, depth - 1);
    }

    private static Optional<Descriptor> best(OciIndex index, Platform wanted) {
        return index.manifests().stream()
                .filter(one -> !attestation(one))
                .filter(one -> rank(one, wanted) >= 0)
                .min(Comparator.comparingInt(one -> rank(one, wanted)));
    }

    private static int rank(Descriptor one, Platform wanted) {
        return one.platform() == null ? 0 : Platforms.rank(one.platform(), wanted);
    }

    static boolean attestation(Descriptor one) {
        return one.annotations().containsKey("vnd.docker.reference.type");
    }

    /** One that is here needs not be fetched: registries count that. */
    static Document document(RegistrySession session, ImageExchange images, String digest) {
        return images.manifest(digest)
                .map(known -> new Document(known.mediaType(), digest, known.document()))
                .orElseGet(
                        () -> {
                            RemoteManifest fetched = session.manifest(digest);
                            return new Document(
                                    type(fetched), fetched.head().digest(), fetched.document());
                        });
    }

    private static String type(RemoteManifest fetched) {
        Named kind = Documents.read(fetched.document(), Named.class);
        return kind.mediaType() == null || kind.mediaType().isEmpty()
                ? fetched.head().mediaType()
                : kind.mediaType();
    }

    /** What every document says of itself. */
    private record Named(@Nullable String mediaType) {}

    /** The image's configuration, checked. */
    byte[] config(RegistrySession session, ImageExchange images) {
        Optional<ImageExchange.Departure> here =
                images.manifest(document.digest())
                        .flatMap(known -> images.departure(known.image(), ""));
        if (here.isPresent()) {
            return here.get().config();
        }
        Descriptor config = manifest.config();
        if (config.size() > MAX_CONFIG) {
            throw EngineException.invalid("image configuration of " + config.size() + " bytes");
        }
        try (RemoteBlob blob = session.blob(config.digest(), 0)) {
            byte[] bytes = blob.content().readNBytes((int) config.size() + 1);
            if (!Sha256.of(bytes).equals(config.digest())) {
                throw EngineException.system(
                        "image config verification failed for digest " + config.digest(), null);
            }
            return bytes;
        } catch (IOException e) {
            throw new RegistryException(
                    Kind.SYSTEM,
                    Reason.OTHER,
                    "image configuration: " + e.getMessage(),
                    true,
                    null,
                    e);
        }
    }
}
