package io.drydock.itests.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * An image as a file, made without an engine: one layer, and a command that echoes "loaded".
 *
 * @param file the archive
 * @param configDigest hex SHA-256 of its configuration
 */
record Archive(Path file, String configDigest) {

    /** The form of {@code docker save} before version 25. */
    static Archive docker(Engine engine, String name, String layer) {
        try {
            Path folder = Files.createTempDirectory(engine.root(), "archive");
            byte[] tar = Files.readAllBytes(engine.root().resolve(layer));
            byte[] config = config(digest(tar));
            Files.write(folder.resolve("layer.tar"), tar);
            Files.write(folder.resolve("config.json"), config);
            String manifest =
                    "[{\"Config\":\"config.json\",\"RepoTags\":[\"%s\"],\"Layers\":[\"layer.tar\"]}]";
            Files.writeString(folder.resolve("manifest.json"), manifest.formatted(name));
            return packed(engine, folder, digest(config));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An OCI image layout, packed. */
    static Archive oci(Engine engine, String name, String layer) {
        try {
            Path folder = Files.createTempDirectory(engine.root(), "archive");
            byte[] tar = Files.readAllBytes(engine.root().resolve(layer));
            byte[] config = config(digest(tar));
            byte[] manifest =
                    """
                    {"schemaVersion":2,"mediaType":"application/vnd.oci.image.manifest.v1+json",
                     "config":%s,"layers":[%s]}"""
                            .formatted(
                                    blob(folder, "image.config.v1+json", config, ""),
                                    blob(folder, "image.layer.v1.tar", tar, ""))
                            .getBytes(StandardCharsets.UTF_8);
            String named =
                    ",\"annotations\":{\"io.containerd.image.name\":\"docker.io/library/%s\"}"
                            .formatted(name);
            Files.writeString(
                    folder.resolve("index.json"),
                    "{\"schemaVersion\":2,\"manifests\":[%s]}"
                            .formatted(blob(folder, "image.manifest.v1+json", manifest, named)));
            Files.writeString(folder.resolve("oci-layout"), "{\"imageLayoutVersion\":\"1.0.0\"}");
            return packed(engine, folder, digest(config));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String blob(Path folder, String type, byte[] bytes, String more)
            throws IOException {
        Path blobs = Files.createDirectories(folder.resolve("blobs/sha256"));
        Files.write(blobs.resolve(digest(bytes)), bytes);
        return "{\"mediaType\":\"application/vnd.oci.%s\",\"digest\":\"sha256:%s\",\"size\":%d%s}"
                .formatted(type, digest(bytes), bytes.length, more);
    }

    private static byte[] config(String layer) {
        return """
        {"architecture":"amd64","os":"linux","config":{"Cmd":["echo","loaded"],
         "Env":["PATH=/bin"]},"rootfs":{"type":"layers","diff_ids":["sha256:%s"]}}"""
                .formatted(layer)
                .getBytes(StandardCharsets.UTF_8);
    }

    private static Archive packed(Engine engine, Path folder, String digest) {
        engine.sh("tar -C " + folder + " -cf " + folder + ".tar .").ok();
        return new Archive(Path.of(folder + ".tar"), digest);
    }

    private static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
