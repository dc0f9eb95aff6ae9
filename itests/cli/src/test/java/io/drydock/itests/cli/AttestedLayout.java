package io.drydock.itests.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/**
 * An image for amd64 and arm64 as builders write it: an index with a manifest for each platform and
 * one for what is attested about each. The only layer holds a file {@code machine}.
 */
final class AttestedLayout {

    static final String PROVENANCE = "https://slsa.dev/provenance/v0.2";
    static final String BOM = "https://spdx.dev/Document";
    private static final String OCI = "application/vnd.oci.image.";

    private final Engine engine;
    private final Path folder;
    private final boolean compressed;
    private final List<String> listed = new ArrayList<>();
    private String indexDigest = "";

    private AttestedLayout(Engine engine, Path folder, boolean compressed) {
        this.engine = engine;
        this.folder = folder;
        this.compressed = compressed;
    }

    /** Some text in it is of this making alone. */
    static AttestedLayout of(Engine engine, String mark) {
        return of(engine, mark, false);
    }

    /** The same with layers in gzip, as builders write them. */
    static AttestedLayout compressed(Engine engine, String mark) {
        return of(engine, mark, true);
    }

    private static AttestedLayout of(Engine engine, String mark, boolean compressed) {
        try {
            Path folder = Files.createTempDirectory(engine.root(), "layout");
            Files.createDirectories(folder.resolve("blobs/sha256"));
            AttestedLayout layout = new AttestedLayout(engine, folder, compressed);
            for (String machine : List.of("amd64", "arm64")) {
                layout.platform(machine, mark);
            }
            return layout;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void platform(String machine, String mark) throws IOException {
        Path tree = Files.createDirectories(folder.resolve("tree-" + machine));
        Files.writeString(tree.resolve("machine"), machine + " " + mark);
        engine.sh("tar -C %s -cf %s.tar machine && rm -r %1$s".formatted(tree, tree)).ok();
        Path tar = Path.of(tree + ".tar");
        byte[] layer = Files.readAllBytes(tar);
        Files.delete(tar);
        String config =
                blob(
                        OCI + "config.v1+json",
                        """
                        {"architecture":"%s","os":"linux","config":{"Cmd":["/machine"]},
                         "rootfs":{"type":"layers","diff_ids":["sha256:%s"]},
                         "history":[{"created_by":"for %1$s"}]}"""
                                .formatted(machine, sha256(layer)),
                        "");
        String manifest =
                manifest(
                        config,
                        compressed
                                ? blob(OCI + "layer.v1.tar+gzip", gzip(layer), "")
                                : blob(OCI + "layer.v1.tar", layer, ""),
                        ",\"platform\":{\"architecture\":\"%s\",\"os\":\"linux\"}"
                                .formatted(machine));
        listed.add(manifest);
        listed.add(attestation(machine, mark, digest(manifest)));
    }

    private static byte[] gzip(byte[] plain) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(plain);
        }
        return bytes.toByteArray();
    }

    private String attestation(String machine, String mark, String subject) throws IOException {
        String about =
                ",\"annotations\":{\"vnd.docker.reference.digest\":\"%s\",\"vnd.docker.reference.type\":\"attestation-manifest\"},\"platform\":{\"architecture\":\"unknown\",\"os\":\"unknown\"}";
        return manifest(
                blob(
                        OCI + "config.v1+json",
                        "{\"os\":\"unknown\",\"for\":\"" + machine + "\"}",
                        ""),
                statement(PROVENANCE, machine, mark) + "," + statement(BOM, machine, mark),
                about.formatted(subject));
    }

    private String statement(String type, String machine, String mark) throws IOException {
        return blob(
                "application/vnd.in-toto+json",
                "{\"predicateType\":\"%s\",\"about\":\"%s %s\"}".formatted(type, machine, mark),
                ",\"annotations\":{\"in-toto.io/predicate-type\":\"%s\"}".formatted(type));
    }

    private String manifest(String config, String layers, String more) throws IOException {
        String type = OCI + "manifest.v1+json";
        return blob(
                type,
                "{\"schemaVersion\":2,\"mediaType\":\"%s\",\"config\":%s,\"layers\":[%s]}"
                        .formatted(type, config, layers),
                more);
    }

    /** Digest of the manifest of amd64, its attestation, that of arm64, its attestation. */
    String digest(int number) {
        return digest(listed.get(number));
    }

    String indexDigest() {
        return indexDigest;
    }

    private String index() {
        return "{\"schemaVersion\":2,\"mediaType\":\"%sindex.v1+json\",\"manifests\":[%s]}"
                .formatted(OCI, String.join(",", listed));
    }

    /** The layout as a file for {@code docker load}. */
    Path archive(String name) {
        try {
            String named = ",\"annotations\":{\"io.containerd.image.name\":\"%s\"}".formatted(name);
            String index = blob(OCI + "index.v1+json", index(), named);
            indexDigest = digest(index);
            Files.writeString(
                    folder.resolve("index.json"),
                    "{\"schemaVersion\":2,\"manifests\":[%s]}".formatted(index));
            Files.writeString(folder.resolve("oci-layout"), "{\"imageLayoutVersion\":\"1.0.0\"}");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        engine.sh("tar -C %1$s -cf %1$s.tar .".formatted(folder)).ok();
        return Path.of(folder + ".tar");
    }

    /** Puts the index again under a tag of a registry that has all it leads to. */
    void publish(TestRegistry registry, String repository, String tag) {
        registry.put(repository, tag, OCI + "index.v1+json", index());
    }

    /** Brings all of it into a registry. */
    void push(TestRegistry registry, String repository, String tag) throws IOException {
        List<Path> blobs;
        try (var files = Files.list(folder.resolve("blobs/sha256"))) {
            blobs = files.toList();
        }
        for (Path blob : blobs) {
            registry.upload(repository, blob, "sha256:" + blob.getFileName());
        }
        for (String one : listed) {
            Path manifest =
                    folder.resolve("blobs/sha256")
                            .resolve(digest(one).substring("sha256:".length()));
            String text = Files.readString(manifest);
            registry.put(repository, digest(one), OCI + "manifest.v1+json", text);
        }
        publish(registry, repository, tag);
        indexDigest = "sha256:" + sha256(index().getBytes(StandardCharsets.UTF_8));
    }

    private String blob(String type, String text, String more) throws IOException {
        return blob(type, text.getBytes(StandardCharsets.UTF_8), more);
    }

    private String blob(String type, byte[] bytes, String more) throws IOException {
        Files.write(folder.resolve("blobs/sha256").resolve(sha256(bytes)), bytes);
        return "{\"mediaType\":\"%s\",\"digest\":\"sha256:%s\",\"size\":%d%s}"
                .formatted(type, sha256(bytes), bytes.length, more);
    }

    private static String digest(String descriptor) {
        int from = descriptor.indexOf("sha256:");
        return descriptor.substring(from, from + "sha256:".length() + 64);
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
