package io.drydock.sdk.testkit.registry;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The smallest image a registry takes. */
final class Images {

    static final String MANIFEST = "application/vnd.oci.image.manifest.v1+json";

    private Images() {}

    static byte[] manifest(byte[] config, byte[] layer) {
        String text =
                "{\"schemaVersion\":2,\"mediaType\":\"%s\",\"config\":%s,\"layers\":[%s]}"
                        .formatted(
                                MANIFEST,
                                descriptor("config.v1+json", config),
                                descriptor("layer.v1.tar", layer));
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String descriptor(String type, byte[] content) {
        return "{\"mediaType\":\"application/vnd.oci.image.%s\",\"digest\":\"%s\",\"size\":%d}"
                .formatted(type, digest(content), content.length);
    }

    static String digest(byte[] content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
            return "sha256:" + HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
