package io.drydock.api.engine.image;

import io.drydock.api.model.ApiVersion;
import io.drydock.api.model.Filters;
import io.drydock.api.model.ProgressMessage;
import io.drydock.api.model.image.ImageDeleteItem;
import io.drydock.api.model.image.ImageHistoryItem;
import io.drydock.api.model.image.ImageInspect;
import io.drydock.api.model.image.ImageSummary;
import io.drydock.api.model.image.ImagesPruneResponse;

import org.jspecify.annotations.Nullable;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.function.Consumer;

/**
 * Images as the image router sees them. References may be tags, digests, full or short ids. Errors
 * are {@code EngineException} with dockerd's texts; those of the streaming operations are thrown
 * before the first progress message where the cause is known by then, else after it.
 */
public interface ImageEngine {

    /** Images by the filters of {@code docker images}, newest first; from a snapshot. */
    List<ImageSummary> list(ApiVersion version, boolean all, Filters filters, boolean sharedSize);

    /** One image in full. */
    ImageInspect inspect(ApiVersion version, String reference);

    /** History, newest first. */
    List<ImageHistoryItem> history(String reference);

    /** Gives an image a further name. */
    void tag(String reference, String repository, String tag);

    /** Removes a name, and the image with its last one. */
    List<ImageDeleteItem> remove(String reference, boolean force, boolean keepParents);

    /**
     * Loads images from a docker archive or OCI layout, compressed in any way.
     *
     * @param archive read to its end; not closed
     */
    void load(InputStream archive, boolean quiet, Consumer<ProgressMessage> progress);

    /** Writes images as a docker archive with an OCI layout. */
    void save(List<String> references, OutputStream archive);

    /** Makes an image of one layer from a file system archive. */
    void importArchive(
            ImportRequest request, InputStream archive, Consumer<ProgressMessage> progress);

    /** Removes unused images. */
    ImagesPruneResponse prune(Filters filters);

    /** Number of images and bytes of all layers, for info and df; from a snapshot. */
    Totals totals();

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
