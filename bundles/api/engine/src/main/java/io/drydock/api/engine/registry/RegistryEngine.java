package io.drydock.api.engine.registry;

import io.drydock.api.engine.image.ImageEngine;
import io.drydock.api.model.Filters;
import io.drydock.api.model.ProgressMessage;
import io.drydock.api.model.registry.DistributionInspect;
import io.drydock.api.model.registry.SearchResult;
import io.drydock.api.model.system.AuthRequest;
import io.drydock.api.model.system.AuthResponse;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * Registries as the routers see them. Errors are {@code EngineException} with dockerd's texts;
 * those of pull and push are thrown before the first progress message where the cause is known by
 * then, else after it. When the consumer of progress throws, the client has gone and the work is
 * cancelled.
 */
public interface RegistryEngine {

    /** Gets an image, or all of a repository. */
    void pull(PullRequest request, Consumer<ProgressMessage> progress);

    /** Sends an image, or all of a repository's tags. */
    void push(PushRequest request, Consumer<ProgressMessage> progress);

    /** Tries credentials. */
    AuthResponse login(AuthRequest credentials);

    /** Repositories by name. */
    List<SearchResult> search(String term, String limit, Filters filters, String auth);

    /** What a registry has under a name, without getting it. */
    DistributionInspect inspect(String name, String auth);

    /** Imports the archive of a file system from an address of HTTP. */
    void importFrom(
            String address, ImageEngine.ImportRequest request, Consumer<ProgressMessage> progress);

    /**
     * What to get.
     *
     * @param image name with or without tag or digest
     * @param tag tag or digest, may be empty: with neither, all tags
     * @param platform {@code os/arch/variant}, empty for the host's
     * @param headers {@code X-Meta-*} of the client, for the registry
     */
    record PullRequest(
            String image, String tag, String platform, String auth, Map<String, String> headers) {

        public PullRequest {
            Objects.requireNonNull(image);
            Objects.requireNonNull(tag);
            Objects.requireNonNull(auth);
            Objects.requireNonNull(platform);
            headers = Map.copyOf(headers);
        }
    }

    /**
     * What to send.
     *
     * @param image repository, or name with tag
     * @param tag may be empty: all tags of the repository
     * @param platform of which the image shall be, as JSON; empty for the one its name stands for
     */
    record PushRequest(
            String image, String tag, String platform, String auth, Map<String, String> headers) {

        public PushRequest {
            Objects.requireNonNull(image);
            Objects.requireNonNull(tag);
            Objects.requireNonNull(platform);
            Objects.requireNonNull(auth);
            headers = Map.copyOf(headers);
        }
    }
}
