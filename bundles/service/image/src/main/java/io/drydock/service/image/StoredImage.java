package io.drydock.service.image;

import io.drydock.api.model.image.ImageName;

import java.util.List;

/**
 * An image as the store holds it.
 *
 * @param id digest of the configuration document
 * @param config the document's bytes
 * @param chain chain id of its topmost layer, empty without layers
 * @param size bytes of all its layers
 * @param parent id of the image it was built on here, empty if unknown
 * @param tagged RFC 3339 time of the last tagging here, empty if never
 */
record StoredImage(
        String id, byte[] config, String chain, long size, String parent, String tagged) {

    /** An image with its names, in order. */
    record Named(StoredImage image, List<ImageName> names) {
        Named {
            names = List.copyOf(names);
        }

        List<String> tags() {
            return names.stream().filter(ImageName::tagged).map(ImageName::familiar).toList();
        }

        List<String> digests() {
            return names.stream().filter(name -> !name.tagged()).map(ImageName::familiar).toList();
        }
    }
}
