package io.drydock.api.engine.image;

import io.drydock.api.model.Descriptor;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The engine's store of images, for the service that moves them from and to registries.
 *
 * <p>A pull downloads each blob into its file {@link #partial}, which outlives the engine so that
 * the next attempt goes on from there, and hands the whole image to {@link #take} while the blobs
 * are still coming. A push looks at a {@link Departure} and says with {@link #published} what the
 * registry has now.
 *
 * <p>Repositories are canonical ({@code docker.io/library/busybox}), digests {@code sha256:...}.
 */
public interface ImageExchange {

    /** A manifest or another document that came or went before, with an image it belongs to. */
    Optional<KnownManifest> manifest(String digest);

    /** How many of an image's layers are here, counted from the lowest up. */
    int present(List<String> diffIds);

    /** The file for a blob that is on its way; its directory exists. */
    Path partial(String digest);

    /**
     * Unpacks what is missing of an image and makes it known under its names. The layers, the image
     * and the names become known together or not at all.
     *
     * @throws io.drydock.api.model.error.EngineException INVALID for what is no image for this host
     */
    Taken take(Arrival arrival);

    /** Tags of a repository, in order. */
    List<String> tags(String repository);

    /**
     * An image for a push, empty if there is none by that name.
     *
     * @param platform of which it shall be, as JSON; empty for the default of those its name stands
     *     for
     * @throws io.drydock.api.model.error.EngineException NOT_FOUND if it is of another
     */
    Optional<Departure> departure(String reference, String platform);

    /**
     * All that a name stands for, for a push; empty if there is nothing by that name, or one that
     * stands for an image alone.
     */
    Optional<Consignment> consignment(String reference);

    /** Writes the plain archive of a layer, as it once came. */
    void archive(String chain, OutputStream archive);

    /** Makes known what a registry has now. */
    void published(Publication publication);

    /**
     * A manifest kept from a registry.
     *
     * @param image id of the image
     */
    record KnownManifest(String image, String mediaType, byte[] document) {}

    /**
     * An image that comes from a registry.
     *
     * @param manifest of this one image, not the index that led to it
     * @param layers lowest first, as many as the configuration names
     * @param repository where it comes from
     * @param tag to give, may be empty
     * @param digest what the reference stood for: the index's or the manifest's
     * @param index that led to the manifest, null where none did
     * @param attached what is attested about the image: manifests and their statements
     */
    record Arrival(
            Document manifest,
            byte[] config,
            List<ArrivingLayer> layers,
            String repository,
            String tag,
            String digest,
            @Nullable Document index,
            List<Document> attached) {

        public Arrival {
            Objects.requireNonNull(manifest);
            Objects.requireNonNull(config);
            layers = List.copyOf(layers);
            attached = List.copyOf(attached);
        }
    }

    /** A document with its digest. */
    record Document(String mediaType, String digest, byte[] bytes) {}

    /**
     * A layer of it.
     *
     * @param blob what its manifest says
     * @param content asked for at most once, and not for a layer that is here
     */
    record ArrivingLayer(Descriptor blob, Content content) {}

    /** How a layer comes. Methods are called from threads of the store. */
    interface Content {

        /**
         * The blob's bytes. Reading waits for those that have not come yet, and ends only when all
         * have come and have the right digest.
         */
        InputStream open() throws IOException;

        /** False when nobody wants it any more: the store gives up where it waits for others. */
        boolean wanted();

        /** The layer is unpacked, or was here. */
        void unpacked();
    }

    /**
     * What came of it.
     *
     * @param image id
     * @param news whether a name has changed its meaning
     */
    record Taken(String image, boolean news) {}

    /**
     * An image to push.
     *
     * @param manifests those it came or went with before
     * @param layers lowest first
     */
    record Departure(
            String image, byte[] config, List<Document> manifests, List<DepartingLayer> layers) {

        public Departure {
            manifests = List.copyOf(manifests);
            layers = List.copyOf(layers);
        }
    }

    /**
     * What came by an index.
     *
     * @param images all it lists, each with the manifest it is listed by and layers of its forms;
     *     none if not all that it lists is here
     * @param attested about them
     */
    record Consignment(Document index, List<Departure> images, List<Attestation> attested) {

        public Consignment {
            Objects.requireNonNull(index);
            images = List.copyOf(images);
            attested = List.copyOf(attested);
        }

        /** Whether all that the index lists is here. */
        public boolean whole() {
            return !images.isEmpty();
        }
    }

    /**
     * Something that is attested.
     *
     * @param blobs that the manifest names
     */
    record Attestation(Document manifest, List<Document> blobs) {
        public Attestation {
            Objects.requireNonNull(manifest);
            blobs = List.copyOf(blobs);
        }
    }

    /**
     * A layer of it.
     *
     * @param size bytes of its files
     * @param blobs forms in which registries have had it, the last used first
     * @param exact only the first form will do, which a manifest names; the plain archive is meant
     *     where its digest is {@code diffId}
     */
    record DepartingLayer(
            String chain, String diffId, long size, List<KnownBlob> blobs, boolean exact) {
        public DepartingLayer {
            blobs = List.copyOf(blobs);
        }
    }

    /**
     * A form of a layer.
     *
     * @param file its bytes, if they are kept
     * @param repositories that have it or had it
     */
    record KnownBlob(
            String digest,
            long size,
            String mediaType,
            Optional<Path> file,
            List<String> repositories) {
        public KnownBlob {
            repositories = List.copyOf(repositories);
        }
    }

    /**
     * What a push has done.
     *
     * @param blobs of the layers, lowest first
     * @param index that was pushed with it, null if the image was pushed alone
     */
    record Publication(
            String image,
            String repository,
            String tag,
            Document manifest,
            List<PublishedBlob> blobs,
            @Nullable Document index) {
        public Publication {
            blobs = List.copyOf(blobs);
        }
    }

    /** A layer's blob that a repository has. */
    record PublishedBlob(String diffId, String digest, long size, String mediaType) {}
}
