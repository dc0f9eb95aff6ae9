package io.drydock.api.spi.registry;

import java.util.Objects;

/**
 * A manifest or index as a registry has it.
 *
 * @param head what it is
 * @param document its bytes
 */
public record RemoteManifest(Head head, byte[] document) {

    /**
     * What a reference stands for.
     *
     * @param mediaType as the registry says
     * @param digest of the document's bytes
     * @param size of the document in bytes
     */
    public record Head(String mediaType, String digest, long size) {
        public Head {
            Objects.requireNonNull(mediaType);
            Objects.requireNonNull(digest);
        }
    }

    public RemoteManifest {
        Objects.requireNonNull(head);
        Objects.requireNonNull(document);
    }
}
