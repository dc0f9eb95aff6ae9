package io.drydock.driver.log.gcplogs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;

/**
 * Tokens to write with: those of a service account whose key is in the file that
 * GOOGLE_APPLICATION_CREDENTIALS names (RFC 7523), else those of the machine.
 */
final class Tokens {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration MARGIN = Duration.ofMinutes(5);
    private static final Duration LIFE = Duration.ofHours(1);
    private static final String SCOPE = "https://www.googleapis.com/auth/logging.write";
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final Http http;
    private final Machine machine;
    private final String file;
    private String token = "";
    private Instant expires = Instant.EPOCH;

    /** {@code file} is empty for the machine's tokens. */
    Tokens(Http http, Machine machine, String file) {
        this.http = http;
        this.machine = machine;
        this.file = file;
    }

    /** One that is good for some minutes. */
    String token() throws IOException {
        if (Instant.now().plus(MARGIN).isAfter(expires)) {
            JsonNode answer =
                    JSON.readTree(
                            file.isEmpty()
                                    ? machine.ask("instance/service-accounts/default/token")
                                    : ofAccount());
            token = answer.path("access_token").asText();
            expires = Instant.now().plusSeconds(answer.path("expires_in").asLong());
        }
        return token;
    }

    private String ofAccount() throws IOException {
        JsonNode account = JSON.readTree(Files.readString(Path.of(file)));
        String place = account.path("token_uri").asText("https://oauth2.googleapis.com/token");
        String form =
                "grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Ajwt-bearer&assertion="
                        + assertion(account, place);
        return http.post(
                URI.create(place),
                Map.of("Content-Type", "application/x-www-form-urlencoded"),
                form.getBytes(StandardCharsets.US_ASCII));
    }

    private static String assertion(JsonNode account, String place) throws IOException {
        long now = Instant.now().getEpochSecond();
        Map<String, Object> head =
                Map.of(
                        "alg",
                        "RS256",
                        "typ",
                        "JWT",
                        "kid",
                        account.path("private_key_id").asText(""));
        Map<String, Object> claims =
                Map.of(
                        "iss",
                        account.path("client_email").asText(),
                        "scope",
                        SCOPE,
                        "aud",
                        place,
                        "iat",
                        now,
                        "exp",
                        now + LIFE.toSeconds());
        String text = encoded(head) + "." + encoded(claims);
        return text + "." + BASE64.encodeToString(signed(account, text));
    }

    private static String encoded(Map<String, Object> values) throws IOException {
        return BASE64.encodeToString(JSON.writeValueAsBytes(values));
    }

    private static byte[] signed(JsonNode account, String text) throws IOException {
        String pem = account.path("private_key").asText();
        String body = pem.replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
        try {
            PrivateKey key =
                    KeyFactory.getInstance("RSA")
                            .generatePrivate(
                                    new PKCS8EncodedKeySpec(Base64.getDecoder().decode(body)));
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key);
            signature.update(text.getBytes(StandardCharsets.US_ASCII));
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IOException("gcplogs: key of the service account: " + e.getMessage(), e);
        }
    }
}
