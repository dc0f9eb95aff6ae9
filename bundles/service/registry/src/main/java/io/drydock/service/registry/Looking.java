package io.drydock.service.registry;

import io.drydock.api.model.Descriptor;
import io.drydock.api.model.Filters;
import io.drydock.api.model.Platform;
import io.drydock.api.model.error.EngineException;
import io.drydock.api.model.image.ImageConfigDocument;
import io.drydock.api.model.image.ImageName;
import io.drydock.api.model.image.OciIndex;
import io.drydock.api.model.image.OciManifest;
import io.drydock.api.model.registry.DistributionInspect;
import io.drydock.api.model.registry.SearchResult;
import io.drydock.api.model.system.AuthRequest;
import io.drydock.api.model.system.AuthResponse;
import io.drydock.api.spi.registry.FoundRepository;
import io.drydock.api.spi.registry.RegistryException;
import io.drydock.api.spi.registry.RegistrySession;
import io.drydock.api.spi.registry.RemoteBlob;
import io.drydock.api.spi.registry.RemoteManifest;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Login, search, and looking at an image without getting it. */
final class Looking {

    private static final int DEFAULT_LIMIT = 25;
    private static final int MAX_LIMIT = 100;
    private static final int MAX_CONFIG = 16 << 20;
    private static final Set<String> FILTERS = Set.of("is-automated", "is-official", "stars");

    private final Registries registries;

    Looking(Registries registries) {
        this.registries = registries;
    }

    AuthResponse login(AuthRequest request) {
        try {
            String token =
                    registries.call(
                            driver ->
                                    driver.login(
                                            request.serverAddress(),
                                            Registries.credentials(request)));
            return new AuthResponse(token, "Login Succeeded");
        } catch (RegistryException e) {
            throw Texts.login(e);
        }
    }

    List<SearchResult> search(String term, String limit, Filters filters, String auth) {
        filters.forbidUnknown(FILTERS);
        int count = limit(limit);
        int stars = filters.values("stars").stream().mapToInt(Looking::stars).max().orElse(0);
        Optional<Boolean> official = filters.flag("is-official");
        Optional<Boolean> automated = filters.flag("is-automated");
        try {
            return registries
                    .call(
                            driver ->
                                    driver.search(
                                            term,
                                            count,
                                            Registries.credentials(Documents.auth(auth))))
                    .stream()
                    .filter(one -> one.stars() >= stars)
                    .filter(one -> official.isEmpty() || official.get() == one.official())
                    .filter(one -> automated.isEmpty() || automated.get() == one.automated())
                    .map(Looking::result)
                    .toList();
        } catch (RegistryException e) {
            throw EngineException.system(e.getMessage(), e);
        }
    }

    private static SearchResult result(FoundRepository one) {
        return new SearchResult(
                one.stars(), one.official(), one.name(), one.automated(), one.description());
    }

    private static int limit(String text) {
        if (text.isEmpty()) {
            return DEFAULT_LIMIT;
        }
        try {
            int limit = Integer.parseInt(text);
            if (limit == 0) {
                return DEFAULT_LIMIT;
            }
            if (limit < 1 || limit > MAX_LIMIT) {
                throw EngineException.invalid(
                        "limit " + limit + " is outside the range of [1, " + MAX_LIMIT + "]");
            }
            return limit;
        } catch (NumberFormatException e) {
            throw EngineException.invalid("invalid limit specified");
        }
    }

    private static int stars(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw EngineException.invalid("invalid filter 'stars=" + text + "'");
        }
    }

    DistributionInspect inspect(String text, String auth) {
        if (text.matches("[a-f0-9]{64}")) {
            throw EngineException.system("no manifest found for full image ID", null);
        }
        ImageName name = ImageName.parse(text).tagOrLatest();
        try (Registries.Conversation with = registries.open(name, false, auth, Map.of())) {
            String reference = name.digest().isEmpty() ? name.tag() : name.digest();
            RemoteManifest manifest =
                    with.session().manifest(with.session().head(reference).digest());
            RemoteManifest.Head head = manifest.head();
            MediaTypes.requireManifest(head.mediaType(), name);
            Descriptor descriptor =
                    new Descriptor(
                            head.mediaType(),
                            head.digest(),
                            head.size(),
                            List.of(),
                            Map.of(),
                            null,
                            null,
                            "");
            return new DistributionInspect(descriptor, platforms(with.session(), manifest));
        } catch (RegistryException e) {
            throw Texts.inspect(e);
        }
    }

    private static List<Platform> platforms(RegistrySession session, RemoteManifest manifest) {
        if (MediaTypes.index(manifest.head().mediaType())) {
            return Documents.read(manifest.document(), OciIndex.class).manifests().stream()
                    .map(Descriptor::platform)
                    .filter(Objects::nonNull)
                    .toList();
        }
        Descriptor config = Documents.read(manifest.document(), OciManifest.class).config();
        try (RemoteBlob blob = session.blob(config.digest(), 0)) {
            byte[] bytes = blob.content().readNBytes(MAX_CONFIG);
            ImageConfigDocument image = Documents.read(bytes, ImageConfigDocument.class);
            return List.of(
                    new Platform(
                            image.architecture(),
                            image.os(),
                            image.osVersion(),
                            List.of(),
                            image.variant()));
        } catch (IOException e) {
            throw EngineException.system(String.valueOf(e.getMessage()), e);
        }
    }
}
