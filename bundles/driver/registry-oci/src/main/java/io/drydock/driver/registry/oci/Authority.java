package io.drydock.driver.registry.oci;

import com.fasterxml.jackson.databind.JsonNode;

import io.drydock.api.spi.registry.RegistryCredentials;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;

/**
 * What is shown to a server so that it lets us in. Two calls that find the token too old get a new
 * one each; the last one stays.
 */
final class Authority {

    private static final int MAX_ANSWER = 1 << 20;
    private static final long SHORTEST_LIFE = 60;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private record Token(String value, Instant until) {}

    private final Wire wire;
    private final RegistryCredentials credentials;
    private final Set<String> scopes = new CopyOnWriteArraySet<>();
    private volatile List<Challenge> challenges = List.of();
    private volatile @Nullable Token token;

    Authority(Wire wire, RegistryCredentials credentials, List<String> scopes) {
        this.wire = wire;
        this.credentials = credentials;
        this.scopes.addAll(scopes);
    }

    /** Learns from a refusal. */
    void challenged(Answer refusal) {
        challenges = Challenge.of(refusal.headers().allValues("www-authenticate"));
        token = null;
    }

    /** From now on this is allowed, too. */
    void also(String scope) {
        if (scopes.add(scope)) {
            token = null;
        }
    }

    /** Value of the header for a request, empty if none is wanted. */
    String header(String method, URI uri) {
        if (!credentials.registryToken().isEmpty()) {
            return "Bearer " + credentials.registryToken();
        }
        for (Challenge challenge : challenges) {
            if (challenge.bearer()) {
                return "Bearer " + token(challenge);
            }
            if (challenge.basic()) {
                if (credentials.username().isEmpty()) {
                    throw Failures.noCredentials(method, uri);
                }
                return basic();
            }
        }
        return "";
    }

    private String token(Challenge challenge) {
        Token current = token;
        if (current == null || current.until().isBefore(Instant.now())) {
            JsonNode answer = ask(challenge, false);
            current = new Token(text(answer), expiry(answer));
            token = current;
        }
        return current.value();
    }

    /** Logs in: a token in place of the password, empty if the server has none. */
    String login() {
        for (Challenge challenge : challenges) {
            if (challenge.bearer()) {
                JsonNode answer = ask(challenge, true);
                token = new Token(text(answer), expiry(answer));
                return answer.path("refresh_token").asText("");
            }
        }
        return "";
    }

    private JsonNode ask(Challenge challenge, boolean login) {
        Wire.Call call =
                credentials.identityToken().isEmpty() ? get(challenge, login) : refresh(challenge);
        try (Answer answer = wire.send(call)) {
            if (!answer.good()) {
                throw Failures.of(answer);
            }
            return Json.read(answer.bytes(MAX_ANSWER));
        } catch (IOException e) {
            throw Failures.unreachable(call.method(), call.uri(), e);
        }
    }

    private Wire.Call get(Challenge challenge, boolean login) {
        List<String> query = new ArrayList<>();
        if (!credentials.username().isEmpty()) {
            query.add("account=" + encoded(credentials.username()));
        }
        if (login) {
            query.add("client_id=docker");
            query.add("offline_token=true");
        }
        scopes.forEach(scope -> query.add("scope=" + encoded(scope)));
        if (!challenge.parameter("service").isEmpty()) {
            query.add("service=" + encoded(challenge.parameter("service")));
        }
        String realm = challenge.parameter("realm");
        URI uri = URI.create(realm + (realm.contains("?") ? "&" : "?") + String.join("&", query));
        Wire.Call call = Wire.Call.of("GET", uri, Map.of());
        return credentials.username().isEmpty() ? call : call.authorized(basic());
    }

    private Wire.Call refresh(Challenge challenge) {
        String form =
                "client_id=docker&grant_type=refresh_token&refresh_token="
                        + encoded(credentials.identityToken())
                        + "&scope="
                        + encoded(String.join(" ", scopes))
                        + "&service="
                        + encoded(challenge.parameter("service"));
        return Wire.Call.of(
                        "POST",
                        URI.create(challenge.parameter("realm")),
                        Map.of("Content-Type", "application/x-www-form-urlencoded"))
                .with(BodyPublishers.ofString(form), PATIENCE);
    }

    private String basic() {
        String pair = credentials.username() + ":" + credentials.password();
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    private static String text(JsonNode answer) {
        String value = answer.path("token").asText(answer.path("access_token").asText(""));
        if (value.isEmpty()) {
            throw Failures.broken("authorization server did not include a token in the response");
        }
        return value;
    }

    private static Instant expiry(JsonNode answer) {
        long seconds = Math.max(SHORTEST_LIFE, answer.path("expires_in").asLong(0));
        // A little earlier, as the token has to arrive while it is good.
        return Instant.now().plusSeconds(seconds - 5);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
