package io.drydock.service.image;

import io.drydock.service.image.ImageArchives.Compression;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** An OCI layout with an image for several machines, and what is attested about each. */
final class PlatformArchive {

    private static final String OCI = "application/vnd.oci.image.";

    /** Their times are those of their making. */
    private static final Map<String, byte[]> LAYERS = new ConcurrentHashMap<>();

    private final Map<String, byte[]> blobs = new LinkedHashMap<>();
    private final Map<String, String> manifests = new LinkedHashMap<>();
    private final List<String> listed = new ArrayList<>();
    private final Compression compression;

    PlatformArchive(Compression compression, String... machines) {
        this.compression = compression;
        for (String machine : machines) {
            add(machine);
        }
    }

    private void add(String machine) {
        byte[] layer = layer(machine);
        String config = blob(OCI + "config.v1+json", config(machine), "");
        String form = blob(OCI + "layer.v1.tar+gzip", compression.apply(layer), "");
        String manifest =
                manifest(
                        config,
                        form,
                        ",\"platform\":{\"architecture\":\"%s\",\"os\":\"linux\"}"
                                .formatted(machine));
        manifests.put(machine, digest(manifest));
        listed.add(manifest);
        listed.add(
                manifest(
                        blob(OCI + "config.v1+json", "{\"about\":\"" + machine + "\"}", ""),
                        blob(
                                "application/vnd.in-toto+json",
                                "{\"of\":\"" + machine + "\"}",
                                ",\"annotations\":{\"in-toto.io/predicate-type\":\"sbom\"}"),
                        ",\"annotations\":{\"vnd.docker.reference.digest\":\"%s\",\"vnd.docker.reference.type\":\"attestation-manifest\"},\"platform\":{\"architecture\":\"unknown\",\"os\":\"unknown\"}"
                                .formatted(digest(manifest))));
    }

    static byte[] layer(String machine) {
        return LAYERS.computeIfAbsent(
                machine, name -> ImageArchives.tar(out -> out.file("machine", name)));
    }

    /** Digest of the configuration, which is the image's id. */
    static String id(String machine) {
        return Digests.of(config(machine).getBytes(StandardCharsets.UTF_8));
    }

    private static String config(String machine) {
        return ImageArchives.config(List.of(layer(machine)), "")
                .replace("\"amd64\"", '"' + machine + '"');
    }

    String manifest(String machine) {
        return manifests.getOrDefault(machine, "");
    }

    private String index() {
        return "{\"schemaVersion\":2,\"mediaType\":\"%sindex.v1+json\",\"manifests\":[%s]}"
                .formatted(OCI, String.join(",", listed));
    }

    String indexDigest() {
        return Digests.of(index().getBytes(StandardCharsets.UTF_8));
    }

    /** All blobs by digest: what an archive of all of it must have. */
    Map<String, byte[]> blobs() {
        return blobs;
    }

    /** Without the blobs of machines that are left out. */
    byte[] bytes(String name, String... leftOut) {
        String named = ",\"annotations\":{\"io.containerd.image.name\":\"" + name + "\"}";
        String top = blob(OCI + "index.v1+json", index(), name.isEmpty() ? "" : named);
        return ImageArchives.tar(
                out -> {
                    blobs.forEach(
                            (digest, content) -> {
                                boolean absent =
                                        List.of(leftOut).stream()
                                                .anyMatch(one -> digest.equals(manifest(one)));
                                if (!absent) {
                                    out.file("blobs/" + digest.replace(':', '/'), content);
                                }
                            });
                    out.file("index.json", "{\"schemaVersion\":2,\"manifests\":[" + top + "]}");
                    out.file("oci-layout", "{\"imageLayoutVersion\":\"1.0.0\"}");
                });
    }

    private String manifest(String config, String layer, String more) {
        String type = OCI + "manifest.v1+json";
        return blob(
                type,
                "{\"schemaVersion\":2,\"mediaType\":\"%s\",\"config\":%s,\"layers\":[%s]}"
                        .formatted(type, config, layer),
                more);
    }

    private String blob(String type, String text, String more) {
        return blob(type, text.getBytes(StandardCharsets.UTF_8), more);
    }

    private String blob(String type, byte[] bytes, String more) {
        blobs.put(Digests.of(bytes), bytes);
        return "{\"mediaType\":\"%s\",\"digest\":\"%s\",\"size\":%d%s}"
                .formatted(type, Digests.of(bytes), bytes.length, more);
    }

    private static String digest(String descriptor) {
        int from = descriptor.indexOf("sha256:");
        return descriptor.substring(from, from + "sha256:".length() + 64);
    }
}
