package io.drydock.service.registry;

import io.drydock.api.engine.image.ImageExchange.Departure;
import io.drydock.api.engine.image.ImageExchange.Document;
import io.drydock.api.engine.image.ImageExchange.PublishedBlob;
import io.drydock.api.model.Descriptor;
import io.drydock.api.model.image.OciManifest;

import java.util.List;
import java.util.Map;

/** Manifests of images that are pushed. */
final class Manifests {

    private Manifests() {}

    /**
     * The one the image came with if its blobs are the same, else a new one as dockerd writes it.
     */
    static Document of(Departure image, List<PublishedBlob> blobs) {
        List<String> digests = blobs.stream().map(PublishedBlob::digest).toList();
        for (Document known : image.manifests()) {
            if (MediaTypes.index(known.mediaType())) {
                continue;
            }
            OciManifest manifest = Documents.read(known.bytes(), OciManifest.class);
            List<String> layers = manifest.layers().stream().map(Descriptor::digest).toList();
            if (layers.equals(digests) && manifest.config().digest().equals(image.image())) {
                return known;
            }
        }
        return made(image, blobs);
    }

    private static Document made(Departure image, List<PublishedBlob> blobs) {
        boolean docker =
                blobs.stream().allMatch(one -> one.mediaType().equals(MediaTypes.DOCKER_LAYER));
        String type = docker ? MediaTypes.DOCKER_MANIFEST : MediaTypes.OCI_MANIFEST;
        String config = docker ? MediaTypes.DOCKER_CONFIG : MediaTypes.OCI_CONFIG;
        OciManifest manifest =
                new OciManifest(
                        2,
                        type,
                        "",
                        descriptor(config, image.image(), image.config().length),
                        blobs.stream()
                                .map(
                                        one ->
                                                descriptor(
                                                        docker
                                                                ? one.mediaType()
                                                                : oci(one.mediaType()),
                                                        one.digest(),
                                                        one.size()))
                                .toList(),
                        null,
                        Map.of());
        byte[] bytes = Documents.write(manifest);
        return new Document(type, Sha256.of(bytes), bytes);
    }

    private static String oci(String type) {
        return type.equals(MediaTypes.DOCKER_LAYER)
                ? "application/vnd.oci.image.layer.v1.tar+gzip"
                : type;
    }

    private static Descriptor descriptor(String type, String digest, long size) {
        return new Descriptor(type, digest, size, List.of(), Map.of(), null, null, "");
    }
}
