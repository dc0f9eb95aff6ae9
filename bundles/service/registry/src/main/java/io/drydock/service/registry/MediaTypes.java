package io.drydock.service.registry;

import io.drydock.api.model.error.EngineException;
import io.drydock.api.model.image.ImageName;

import java.util.Set;

/** What the documents of registries are. */
final class MediaTypes {

    static final String DOCKER_MANIFEST = "application/vnd.docker.distribution.manifest.v2+json";
    static final String DOCKER_CONFIG = "application/vnd.docker.container.image.v1+json";
    static final String DOCKER_LAYER = "application/vnd.docker.image.rootfs.diff.tar.gzip";
    static final String OCI_MANIFEST = "application/vnd.oci.image.manifest.v1+json";
    static final String OCI_CONFIG = "application/vnd.oci.image.config.v1+json";

    private static final Set<String> INDEXES =
            Set.of(
                    "application/vnd.oci.image.index.v1+json",
                    "application/vnd.docker.distribution.manifest.list.v2+json");
    private static final Set<String> CONFIGS =
            Set.of(DOCKER_CONFIG, OCI_CONFIG, "application/octet-stream", "");

    private MediaTypes() {}

    static boolean index(String type) {
        return INDEXES.contains(type);
    }

    /** Refuses what no image can be made of. */
    static void requireManifest(String type, ImageName name) {
        if (type.startsWith("application/vnd.docker.distribution.manifest.v1")) {
            throw EngineException.invalid(
                    "Docker Image Format v1 and Docker Image manifest version 2, schema 1 support has"
                            + " been removed. Suggest the author of "
                            + name.familiar()
                            + " to upgrade the image to the OCI Format or Docker Image manifest v2,"
                            + " schema 2. More information at"
                            + " https://docs.docker.com/go/deprecated-image-specs/");
        }
        if (!index(type) && !type.equals(DOCKER_MANIFEST) && !type.equals(OCI_MANIFEST)) {
            throw EngineException.invalid(
                    "unsupported manifest media type and no default available: " + type);
        }
    }

    static void requireConfig(String type, ImageName name) {
        if (type.equals("application/vnd.docker.plugin.v1+json")) {
            throw EngineException.invalid(
                    "Encountered remote \""
                            + type
                            + "\"(plugin) when fetching "
                            + name.familiar()
                            + ": it is a plugin, not an image");
        }
        if (!CONFIGS.contains(type)) {
            throw EngineException.invalid(
                    "Encountered remote \""
                            + type
                            + "\"(unknown) when fetching "
                            + name.familiar());
        }
    }
}
