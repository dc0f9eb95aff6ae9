package io.drydock.api.engine.image;

import io.drydock.api.model.ApiVersion;
import io.drydock.api.model.Filters;
import io.drydock.api.model.ProgressMessage;
import io.drydock.api.model.image.AttestationStatement;
import io.drydock.api.model.image.ImageDeleteItem;
import io.drydock.api.model.image.ImageHistoryItem;
import io.drydock.api.model.image.ImageInspect;
import io.drydock.api.model.image.ImageSummary;
import io.drydock.api.model.image.ImagesPruneResponse;
import io.drydock.api.model.stream.Presence;

import org.jspecify.annotations.Nullable;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * Images as the image router sees them. References may be tags, digests, full or short ids. Errors
 * are {@code EngineException} with dockerd's texts; those of the streaming operations are thrown
 * before the first progress message where the cause is known by then, else after it.
 */
public interface ImageEngine {

    /** Images by the filters of {@code docker images}, newest first; from a snapshot. */
    List<ImageSummary> list(ApiVersion version, ListRequest request);

    /**
     * One image in full.
     *
     * @param manifests with what its index lists
     * @param platform of which it shall be, as JSON; empty for the default, which is the one that
     *     fits the host best of those its name stands for
     */
    ImageInspect inspect(ApiVersion version, String reference, boolean manifests, String platform);

    /** The same without both. */
    default ImageInspect inspect(ApiVersion version, String reference) {
        return inspect(version, reference, false, "");
    }

    /** History, newest first; the platform as in {@link #inspect}. */
    List<ImageHistoryItem> history(String reference, String platform);

    /**
     * What is attested about an image, as far as it came with it.
     *
     * @param platform as in {@link #inspect}
     * @param types predicates that are wanted, empty for all
     * @param statements with their text
     */
    List<AttestationStatement> attestations(
            String reference, String platform, List<String> types, boolean statements);

    /** INVALID if one of these is no platform as JSON; to be told before a stream begins. */
    void requirePlatforms(List<String> platforms);

    /** Gives what a reference stands for a further name. */
    void tag(String reference, String repository, String tag);

    /** Removes a name, and what it stands for with its last one. */
    List<ImageDeleteItem> remove(String reference, boolean force, boolean keepParents);

    /**
     * Removes what a name stands for on these platforms; the name stays for the others.
     *
     * @param platforms as JSON; empty for all
     */
    List<ImageDeleteItem> remove(
            String reference, List<String> platforms, boolean force, boolean keepParents);

    /**
     * Loads images from a docker archive or OCI layout, compressed in any way.
     *
     * @param archive read to its end; not closed
     * @param platforms as JSON: of an image for several these; empty for all
     */
    void load(
            InputStream archive,
            List<String> platforms,
            boolean quiet,
            Consumer<ProgressMessage> progress);

    /**
     * Writes images as a docker archive with an OCI layout.
     *
     * @param platforms as JSON; empty for all that the names stand for
     */
    void save(List<String> references, List<String> platforms, OutputStream archive);

    /** Makes an image of one layer from a file system archive. */
    void importArchive(
            ImportRequest request, InputStream archive, Consumer<ProgressMessage> progress);

    /** Removes unused images, until all clients that want it have left. */
    ImagesPruneResponse prune(Filters filters, Presence client);

    /** Number of images and bytes of all layers, for info and df; from a snapshot. */
    Totals totals();

    /**
     * Which images are listed, and how.
     *
     * @param all those that others are built on, too
     * @param sharedSize with bytes that others have, too
     * @param manifests with what their indexes list
     * @param identity with where each manifest is from
     */
    record ListRequest(
            boolean all, Filters filters, boolean sharedSize, boolean manifests, boolean identity) {

        public ListRequest {
            Objects.requireNonNull(filters);
        }
    }

    /**
     * What an import shall be called.
     *
     * @param repository name to give, may be empty
     * @param tag to give, may be empty
     * @param message comment of the history entry
     * @param changes Dockerfile instructions: {@code CMD ["sh"]}
     * @param platform {@code os/arch}, null for the host's
     */
    record ImportRequest(
            String repository,
            String tag,
            String message,
            List<String> changes,
            @Nullable String platform) {

        public ImportRequest {
            changes = List.copyOf(changes);
        }
    }

    /** Number of images, and bytes of their layers, each counted once. */
    record Totals(
            int images,
            long layerBytes,
            String driver,
            java.util.Map<String, String> driverStatus) {}
}
