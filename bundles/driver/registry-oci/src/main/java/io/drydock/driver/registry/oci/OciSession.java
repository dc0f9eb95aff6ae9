package io.drydock.driver.registry.oci;

import com.fasterxml.jackson.databind.JsonNode;

import io.drydock.api.spi.registry.BlobUpload;
import io.drydock.api.spi.registry.RegistrySession;
import io.drydock.api.spi.registry.RemoteBlob;
import io.drydock.api.spi.registry.RemoteManifest;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The distribution protocol, about one repository. */
final class OciSession implements RegistrySession {

    private static final int MAX_MANIFEST = 4 << 20;
    private static final int MAX_TAGS = 16 << 20;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String MANIFESTS =
            String.join(
                    ", ",
                    "application/vnd.oci.image.index.v1+json",
                    "application/vnd.docker.distribution.manifest.list.v2+json",
                    "application/vnd.oci.image.manifest.v1+json",
                    "application/vnd.docker.distribution.manifest.v2+json",
                    "application/vnd.docker.distribution.manifest.v1+prettyjws;q=0.5",
                    "application/json;q=0.4");
    private static final Pattern RANGE = Pattern.compile("bytes (\\d+)-.*");
    private static final Pattern NEXT = Pattern.compile("<([^>]+)>\\s*;.*rel=\"?next\"?.*");

    private final Servers servers;
    private final String base;

    OciSession(Servers servers, String repository) {
        this.servers = servers;
        this.base = "/v2/" + repository + "/";
    }

    @Override
    public List<String> tags() {
        return servers.any(
                server -> {
                    List<String> tags = new ArrayList<>();
                    String next = base + "tags/list";
                    while (!next.isEmpty()) {
                        try (Answer answer = server.require(server.call("GET", next))) {
                            JsonNode list = Json.read(body(answer, MAX_TAGS)).path("tags");
                            list.forEach(tag -> tags.add(tag.asText()));
                            next = next(answer);
                        }
                    }
                    return tags;
                });
    }

    private static String next(Answer answer) {
        Matcher link = NEXT.matcher(answer.header("link").orElse(""));
        return link.matches() ? answer.uri().resolve(link.group(1)).toString() : "";
    }

    @Override
    public RemoteManifest.Head head(String reference) {
        return servers.any(
                server -> {
                    try (Answer answer = server.send(manifest(server, "HEAD", reference))) {
                        String digest = answer.header("docker-content-digest").orElse("");
                        if (answer.good() && !digest.isEmpty()) {
                            return head(answer, digest);
                        }
                    }
                    // Servers say why only in a body, and some do not give digests.
                    return fetch(server, reference).head();
                });
    }

    @Override
    public RemoteManifest manifest(String reference) {
        return servers.any(server -> fetch(server, reference));
    }

    private RemoteManifest fetch(Server server, String reference) {
        try (Answer answer = server.require(manifest(server, "GET", reference))) {
            byte[] document = body(answer, MAX_MANIFEST);
            String digest = digest(document);
            if (reference.startsWith("sha256:") && !reference.equals(digest)) {
                throw Failures.broken("manifest verification failed for digest " + reference);
            }
            RemoteManifest.Head head = head(answer, digest);
            return new RemoteManifest(
                    new RemoteManifest.Head(head.mediaType(), digest, document.length), document);
        }
    }

    private static RemoteManifest.Head head(Answer answer, String digest) {
        String type = answer.header("content-type").orElse("").split(";", 2)[0].strip();
        long size = answer.headers().firstValueAsLong("content-length").orElse(0);
        return new RemoteManifest.Head(type, digest, size);
    }

    private Wire.Call manifest(Server server, String method, String reference) {
        Wire.Call call = server.call(method, base + "manifests/" + reference);
        Map<String, String> headers = new HashMap<>(call.headers());
        headers.put("Accept", MANIFESTS);
        return Wire.Call.of(method, call.uri(), headers);
    }

    @Override
    public RemoteBlob blob(String digest, long offset) {
        return servers.any(
                server -> {
                    Wire.Call call = server.call("GET", base + "blobs/" + digest);
                    Map<String, String> headers = new HashMap<>(call.headers());
                    if (offset > 0) {
                        headers.put("Range", "bytes=" + offset + "-");
                    }
                    Answer answer = server.send(Wire.Call.of("GET", call.uri(), headers));
                    if (!answer.good()) {
                        try (answer) {
                            throw Failures.of(answer);
                        }
                    }
                    return new RemoteBlob(answer.body(), begin(answer), answer.length());
                });
    }

    private static long begin(Answer answer) {
        Matcher range = RANGE.matcher(answer.header("content-range").orElse(""));
        return answer.status() == 206 && range.matches() ? Long.parseLong(range.group(1)) : 0;
    }

    @Override
    public OptionalLong size(String digest) {
        return servers.any(
                server -> {
                    Wire.Call call = server.call("HEAD", base + "blobs/" + digest);
                    try (Answer answer = server.send(call)) {
                        if (answer.good()) {
                            return OptionalLong.of(
                                    answer.headers().firstValueAsLong("content-length").orElse(0));
                        }
                        if (answer.status() == 404) {
                            return OptionalLong.empty();
                        }
                        throw Failures.of(answer);
                    }
                });
    }

    @Override
    public boolean mount(String digest, String repository) {
        return servers.any(
                server -> {
                    server.authority().also("repository:" + repository + ":pull");
                    String path = base + "blobs/uploads/?from=" + repository + "&mount=" + digest;
                    try (Answer answer = server.require(server.call("POST", path))) {
                        if (answer.status() == 201) {
                            return true;
                        }
                        abandon(server, answer);
                        return false;
                    }
                });
    }

    /** A server that will not mount has begun an upload instead. */
    private static void abandon(Server server, Answer begun) {
        begun.header("location")
                .map(place -> begun.uri().resolve(place).toString())
                .ifPresent(place -> server.send(server.call("DELETE", place)).close());
    }

    @Override
    public void upload(BlobUpload blob) {
        servers.any(
                server -> {
                    new Uploading(server).upload(base, blob);
                    return true;
                });
    }

    @Override
    public void putManifest(String reference, String mediaType, byte[] document) {
        servers.any(
                server -> {
                    URI uri = server.uri(base + "manifests/" + reference);
                    Wire.Call call =
                            Wire.Call.of("PUT", uri, Map.of("Content-Type", mediaType))
                                    .with(BodyPublishers.ofByteArray(document), PATIENCE);
                    server.require(call).close();
                    return true;
                });
    }

    @Override
    public void close() {
        servers.close();
    }

    private static byte[] body(Answer answer, int limit) {
        try {
            return answer.bytes(limit);
        } catch (IOException e) {
            throw Failures.unreachable(answer.method(), answer.uri(), e);
        }
    }

    private static String digest(byte[] document) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(document);
            return "sha256:" + HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
