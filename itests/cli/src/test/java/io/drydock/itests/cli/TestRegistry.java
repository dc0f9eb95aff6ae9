package io.drydock.itests.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Debian's docker-registry on the engine's loopback, with its data below the engine's root. */
final class TestRegistry implements AutoCloseable {

    static final String USER = "purser";
    static final String PASSWORD = "doubloons";
    private static final String LOOPBACK = "127.0.0.1:";

    private final Engine engine;
    private final Path folder;
    private final String address;
    private final String scheme;
    private final Command server;

    private TestRegistry(Engine engine, Path folder, String address, String more, boolean tls) {
        this.engine = engine;
        this.folder = folder;
        this.address = address;
        this.scheme = tls ? "https" : "http";
        Path file = folder.resolve("registry.yml");
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
        Await.until("the registry at " + address, this::answers);
    }

    /** Anybody may do anything. */
    static TestRegistry open(Engine engine, int port) {
        return at(engine, LOOPBACK + port);
    }

    /** The same on an address of one's own. */
    static TestRegistry at(Engine engine, String address) {
        return new TestRegistry(engine, folder(engine), address, http(address, ""), false);
    }

    /** Only the user may, with the password. */
    static TestRegistry guarded(Engine engine, int port) {
        Path folder = folder(engine);
        String address = LOOPBACK + port;
        return new TestRegistry(
                engine, folder, address, http(address, "") + users(engine, folder), false);
    }

    /** With the user, and over TLS with a certificate that only {@code ca.crt} stands for. */
    static TestRegistry secret(Engine engine, int port, String host) {
        Path folder = folder(engine);
        String http = tls(engine, folder, host, host + ":" + port, "");
        return new TestRegistry(
                engine, folder, host + ":" + port, http + users(engine, folder), true);
    }

    /** Over TLS, and it lets in only who shows a certificate in {@code clients.crt}. */
    static TestRegistry mutual(Engine engine, int port, String host, Path clients) {
        Path folder = folder(engine);
        String address = host + ":" + port;
        String http = tls(engine, folder, host, address, ", clientcas: [" + clients + "]");
        return new TestRegistry(engine, folder, address, http, true);
    }

    private static String tls(
            Engine engine, Path folder, String host, String address, String more) {
        engine.sh(
                        ("cd %s && openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj"
                                        + " /CN=test.example -keyout key.pem -out ca.crt -addext"
                                        + " subjectAltName=IP:%s")
                                .formatted(folder, host))
                .ok();
        return http(
                address,
                ", tls: {certificate: %s/ca.crt, key: %s/key.pem%s}"
                        .formatted(folder, folder, more));
    }

    Path folder() {
        return folder;
    }

    /** A repository of this registry as docker names it. */
    String name(String repository) {
        return address + "/" + repository;
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
                                "http://" + address + path)
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
                        "http://" + address + path)
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
                        "http://" + address + "/v2/" + repository + "/manifests/" + tag)
                .ok();
    }

    /** Brings a blob in from a file. */
    void upload(String repository, Path file, String digest) {
        String script =
                "l=$(curl -si -X POST http://%s/v2/%s/blobs/uploads/ | tr -d '\\r' | sed -n"
                        + " 's/^[Ll]ocation: //p') && curl -sf -X PUT -H 'Content-Type:"
                        + " application/octet-stream' --data-binary @%s \"$l&digest=%s\"";
        engine.inside("sh", "-ec", script.formatted(address, repository, file, digest)).ok();
    }

    /** Makes a blob of one repository another's, too. */
    void mount(String repository, String digest, String from) {
        String path = "/v2/" + repository + "/blobs/uploads/?mount=" + digest + "&from=" + from;
        engine.inside("curl", "-sf", "-X", "POST", "http://" + address + path).ok();
    }

    @Override
    public void close() {
        server.terminate();
    }

    private boolean answers() {
        if (!server.running()) {
            throw new AssertionError("the registry ended: " + server.errors() + server.soFar());
        }
        // Who must show a certificate hears of its lack: the server is there all the same.
        int refused = 56;
        int exit =
                engine.inside("curl", "-sk", "-o", "/dev/null", scheme + "://" + address + "/v2/")
                        .exit();
        return exit == 0 || exit == refused;
    }

    private static String http(String address, String more) {
        return "http: {addr: \"%s\"%s}\n".formatted(address, more);
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
