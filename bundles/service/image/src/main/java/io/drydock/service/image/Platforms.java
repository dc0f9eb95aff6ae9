package io.drydock.service.image;

import io.drydock.api.model.Platform;
import io.drydock.api.model.error.EngineException;
import io.drydock.api.model.image.ImageConfigDocument;
import io.drydock.service.tar.ArchiveException;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Platforms as the API writes them: a JSON object. */
final class Platforms {

    private final Documents documents;

    Platforms(Documents documents) {
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

    static boolean fits(Platform offered, Platform wanted) {
        return offered.os().equals(wanted.os())
                && offered.architecture().equals(wanted.architecture())
                && (variant(wanted).isEmpty()
                        || variant(offered).isEmpty()
                        || variant(offered).equals(variant(wanted)));
    }

    /** The first variant is meant where none is named. */
    private static String variant(Platform platform) {
        boolean first =
                switch (platform.architecture()) {
                    case "arm64" -> platform.variant().equals("v8");
                    case "amd64" -> platform.variant().equals("v1");
                    default -> false;
                };
        return first ? "" : platform.variant();
    }

    static Platform of(ImageConfigDocument config) {
        return new Platform(
                config.architecture(),
                config.os(),
                config.osVersion(),
                config.osFeatures(),
                config.variant());
    }

    static String text(Platform platform) {
        return platform.os()
                + "/"
                + platform.architecture()
                + (platform.variant().isEmpty() ? "" : "/" + platform.variant());
    }
}
