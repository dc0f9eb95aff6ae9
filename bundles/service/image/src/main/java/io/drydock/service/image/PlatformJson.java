package io.drydock.service.image;

import io.drydock.api.model.Platform;
import io.drydock.api.model.error.EngineException;
import io.drydock.service.tar.ArchiveException;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Platforms as the API writes them: a JSON object. */
final class PlatformJson {

    private final Documents documents;

    PlatformJson(Documents documents) {
        this.documents = documents;
    }

    /** INVALID with dockerd's text for what is none. */
    Platform parse(String json) {
        Platform platform;
        try {
            platform = documents.read(json.getBytes(StandardCharsets.UTF_8), Platform.class);
        } catch (ArchiveException e) {
            throw EngineException.invalid("failed to parse platform: " + e.getMessage());
        }
        if (platform.os().isEmpty() || platform.architecture().isEmpty()) {
            boolean optional = !platform.variant().isEmpty() || !platform.osVersion().isEmpty();
            throw EngineException.invalid(
                    optional && platform.os().equals(platform.architecture())
                            ? "optional platform fields provided, but OS and Architecture are missing"
                            : "both OS and Architecture must be provided");
        }
        return platform;
    }

    List<Platform> parse(List<String> json) {
        return json.stream().map(this::parse).toList();
    }
}
