package io.drydock.itests.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Debian's docker-registry on the engine's loopback, with its data below the engine's root. */
final class TestRegistry implements AutoCloseable {

    static final String USER = "purser";
    static final String PASSWORD = "doubloons";

    private final Engine engine;
    private final Path folder;
    private final int port;
    private final String scheme;
    private final Command server;

    private TestRegistry(Engine engine, Path folder, int port, String more, boolean tls) {
        this.engine = engine;
        this.folder = folder;
        this.port = port;
        this.scheme = tls ? "https" : "http";
        Path file = folder.resolve("registry-" + port + ".yml");
        write(
                file,
                """
                version: 0.1
                log: {level: warn}
                storage: {filesystem: {rootdirectory: %s}, delete: {enabled: true}}
                %s
                """
                        .formatted(folder.resolve("data"), more));
        this.server = engine.insideStarted("docker-registry", "serve", file.toString());
        Await.until("the registry on port " + port, this::answers);
    }

    /** Anybody may do anything. */
    static TestRegistry open(Engine engine, int port) {
        return new TestRegistry(engine, folder(engine), port, http(port, ""), false);
    }

    /** Only the user may, with the password. */
    static TestRegistry guarded(Engine engine, int port) {
        Path folder = folder(engine);
        return new TestRegistry(
                engine, folder, port, http(port, "") + users(engine, folder), false);
    }

    /** With the user, and over TLS with a certificate that only {@code ca.crt} stands for. */
    static TestRegistry secret(Engine engine, int port, String address) {
        Path folder = folder(engine);
        String subject = "/CN=test.example";
        engine.sh(
                        ("cd %s && openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj %s"
                                        + " -keyout key.pem -out ca.crt -addext subjectAltName=IP:%s")
                                .formatted(folder, subject, address))
                .ok();
        String tls = ", tls: {certificate: %s/ca.crt, key: %s/key.pem}".formatted(folder, folder);
        String http = "http: {addr: \"%s:%d\"%s}\n".formatted(address, port, tls);
        return new TestRegistry(engine, folder, port, http + users(engine, folder), true);
    }

    Path folder() {
        return folder;
    }

    /** A repository of this registry as docker names it. */
    String name(String repository) {
        return "127.0.0.1:" + port + "/" + repository;
    }

    /** Whether a path of its API gives what HTTP calls success. */
    boolean has(String path) {
        return engine.inside(
                                "curl",
                                "-skf",
                                "-o",
                                "/dev/null",
                                "-H",
                                "Accept: application/vnd.docker.distribution.manifest.v2+json",
                                "http://127.0.0.1:" + port + path)
                        .exit()
                == 0;
    }

    /** A document of its API as text. */
    String get(String path) {
        return engine.inside(
                        "curl",
                        "-skf",
                        "-H",
                        "Accept: application/vnd.docker.distribution.manifest.v2+json",
                        "http://127.0.0.1:" + port + path)
                .ok();
    }

    /** Puts a manifest under a tag. */
    void put(String repository, String tag, String type, String document) {
        Path file = folder.resolve("document.json");
        write(file, document);
        engine.inside(
                        "curl",
                        "-sf",
                        "-X",
                        "PUT",
                        "-H",
                        "Content-Type: " + type,
                        "--data-binary",
                        "@" + file,
                        "http://127.0.0.1:" + port + "/v2/" + repository + "/manifests/" + tag)
                .ok();
    }

    /** Brings a blob in from a file. */
    void upload(String repository, Path file, String digest) {
        String script =
                "l=$(curl -si -X POST http://127.0.0.1:%d/v2/%s/blobs/uploads/ | tr -d '\\r' | sed -n"
                        + " 's/^[Ll]ocation: //p') && curl -sf -X PUT -H 'Content-Type:"
                        + " application/octet-stream' --data-binary @%s \"$l&digest=%s\"";
        engine.inside("sh", "-ec", script.formatted(port, repository, file, digest)).ok();
    }

    /** Makes a blob of one repository another's, too. */
    void mount(String repository, String digest, String from) {
        String path = "/v2/" + repository + "/blobs/uploads/?mount=" + digest + "&from=" + from;
        engine.inside("curl", "-sf", "-X", "POST", "http://127.0.0.1:" + port + path).ok();
    }

    @Override
    public void close() {
        server.terminate();
    }

    private boolean answers() {
        if (!server.running()) {
            throw new AssertionError("the registry ended: " + server.errors() + server.soFar());
        }
        return engine.inside(
                                "curl",
                                "-sk",
                                "-o",
                                "/dev/null",
                                scheme + "://" + host() + ":" + port + "/v2/")
                        .exit()
                == 0;
    }

    private String host() {
        return scheme.equals("https") ? "192.0.2.77" : "127.0.0.1";
    }

    private static String http(int port, String more) {
        return "http: {addr: \"127.0.0.1:%d\"%s}\n".formatted(port, more);
    }

    private static String users(Engine engine, Path folder) {
        engine.sh("htpasswd -Bbc %s/users %s %s".formatted(folder, USER, PASSWORD)).ok();
        return "auth: {htpasswd: {realm: test, path: %s/users}}\n".formatted(folder);
    }

    private static Path folder(Engine engine) {
        try {
            return Files.createTempDirectory(engine.root(), "registry");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
