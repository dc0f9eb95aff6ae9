package io.drydock.driver.log.awslogs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.drydock.driver.log.net.Limits;
import io.drydock.driver.log.net.Web;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Credentials and region, in the order of Amazon's own tools: environment, file, the end point of a
 * container, the machine.
 *
 * @param environment of the engine
 * @param container where the credentials of containers are
 * @param machine where a machine finds out about itself
 */
record Surroundings(Map<String, String> environment, URI container, URI machine, Web web) {

    private static final ObjectMapper JSON = new ObjectMapper();

    static Surroundings of(Web web) {
        return new Surroundings(
                System.getenv(),
                URI.create("http://169.254.170.2"),
                URI.create("http://169.254.169.254"),
                web);
    }

    String region(String wanted) throws IOException {
        if (!wanted.isEmpty()) {
            return wanted;
        }
        String given = environment.getOrDefault("AWS_REGION", "");
        if (!given.isEmpty()) {
            return given;
        }
        try {
            return ofMachine("/latest/meta-data/placement/region");
        } catch (IOException e) {
            throw new IOException(
                    "awslogs: cannot get the region: set awslogs-region or AWS_REGION: "
                            + e.getMessage(),
                    e);
        }
    }

    /** {@code path} is the option's; empty for the usual order. */
    Credentials credentials(String path) throws IOException {
        if (!path.isEmpty()) {
            return parsed(get(container.resolve(path), Map.of()));
        }
        String key = environment.getOrDefault("AWS_ACCESS_KEY_ID", "");
        if (!key.isEmpty()) {
            return lasting(
                    key,
                    environment.getOrDefault("AWS_SECRET_ACCESS_KEY", ""),
                    environment.getOrDefault("AWS_SESSION_TOKEN", ""));
        }
        Optional<Credentials> file = ofFile();
        return file.isPresent() ? file.get() : ofSurroundings();
    }

    private static Credentials lasting(String key, String secret, String token) {
        return new Credentials(key, secret, token, Instant.MAX);
    }

    private Optional<Credentials> ofFile() throws IOException {
        String home = environment.getOrDefault("HOME", "/root");
        Path file =
                Path.of(
                        environment.getOrDefault(
                                "AWS_SHARED_CREDENTIALS_FILE", home + "/.aws/credentials"));
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        Map<String, String> profile =
                Profile.read(file, environment.getOrDefault("AWS_PROFILE", "default"));
        String key = profile.getOrDefault("aws_access_key_id", "");
        return key.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        lasting(
                                key,
                                profile.getOrDefault("aws_secret_access_key", ""),
                                profile.getOrDefault("aws_session_token", "")));
    }

    private Credentials ofSurroundings() throws IOException {
        String relative = environment.getOrDefault("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI", "");
        String full = environment.getOrDefault("AWS_CONTAINER_CREDENTIALS_FULL_URI", "");
        if (!relative.isEmpty()) {
            return parsed(get(container.resolve(relative), Map.of()));
        }
        if (!full.isEmpty()) {
            String token = environment.getOrDefault("AWS_CONTAINER_AUTHORIZATION_TOKEN", "");
            return parsed(
                    get(
                            URI.create(full),
                            token.isEmpty() ? Map.of() : Map.of("Authorization", token)));
        }
        String roles = "/latest/meta-data/iam/security-credentials/";
        return parsed(ofMachine(roles + ofMachine(roles).lines().findFirst().orElse("")));
    }

    private static Credentials parsed(String text) throws IOException {
        JsonNode json = JSON.readTree(text);
        String expires = json.path("Expiration").asText("");
        return new Credentials(
                json.path("AccessKeyId").asText(""),
                json.path("SecretAccessKey").asText(""),
                json.path("Token").asText(""),
                expires.isEmpty() ? Instant.MAX : Instant.parse(expires));
    }

    /** Machines want a token first. */
    private String ofMachine(String path) throws IOException {
        HttpRequest ask =
                HttpRequest.newBuilder(machine.resolve("/latest/api/token"))
                        .timeout(Limits.CONNECT)
                        .header("X-aws-ec2-metadata-token-ttl-seconds", "300")
                        .PUT(HttpRequest.BodyPublishers.noBody())
                        .build();
        return get(machine.resolve(path), Map.of("X-aws-ec2-metadata-token", web.answer(ask)));
    }

    private String get(URI place, Map<String, String> headers) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(place).timeout(Limits.CONNECT);
        headers.forEach(request::header);
        return web.answer(request.build());
    }
}
