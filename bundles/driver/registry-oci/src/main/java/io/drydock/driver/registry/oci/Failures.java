package io.drydock.driver.registry.oci;

import com.fasterxml.jackson.databind.JsonNode;

import io.drydock.api.spi.DriverException.Kind;
import io.drydock.api.spi.registry.RegistryException;
import io.drydock.api.spi.registry.RegistryException.Reason;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import javax.net.ssl.SSLException;

/** What goes wrong, in the words of docker's users, which are those of Go's libraries. */
final class Failures {

    private static final Map<String, Reason> CODES =
            Map.of(
                    "UNAUTHORIZED", Reason.UNAUTHORIZED,
                    "DENIED", Reason.DENIED,
                    "MANIFEST_UNKNOWN", Reason.MANIFEST_UNKNOWN,
                    "NAME_UNKNOWN", Reason.NAME_UNKNOWN,
                    "BLOB_UNKNOWN", Reason.BLOB_UNKNOWN,
                    "TOOMANYREQUESTS", Reason.RATE_LIMITED);

    /** How the JDK names what the other side objects to. */
    private static final String ALERT = "Received fatal alert: ";

    /** And that it went without an answer. */
    private static final String SILENCE = "received no bytes";

    private Failures() {}

    static RegistryException unreachable(String method, URI uri, IOException e) {
        String text = request(method, uri) + ": " + transport(uri, e);
        return new RegistryException(Kind.UNAVAILABLE, Reason.UNREACHABLE, text, true, null, e);
    }

    static RegistryException noCredentials(String method, URI uri) {
        return new RegistryException(
                Kind.FORBIDDEN,
                Reason.NO_CREDENTIALS,
                request(method, uri) + ": no basic auth credentials",
                false,
                null,
                null);
    }

    static RegistryException broken(String text) {
        return new RegistryException(Kind.SYSTEM, Reason.OTHER, text, true, null, null);
    }

    /** What an answer with an error's status means. */
    static RegistryException of(Answer answer) {
        byte[] body = answer.errorBytes();
        List<String> texts = new ArrayList<>();
        Reason reason = byStatus(answer.status());
        for (JsonNode error : Json.read(body).path("errors")) {
            String code = error.path("code").asText("UNKNOWN");
            String name = code.replace('_', ' ').toLowerCase(Locale.ROOT);
            texts.add(name + ": " + error.path("message").asText(name));
            reason = CODES.getOrDefault(code.toUpperCase(Locale.ROOT), reason);
        }
        String text =
                texts.isEmpty()
                        ? plain(answer, body)
                        : texts.size() == 1
                                ? texts.getFirst()
                                : "errors:\n" + String.join("\n", texts) + "\n";
        boolean temporary =
                answer.status() >= 500 || answer.status() == 429 || answer.status() == 408;
        return new RegistryException(
                kind(reason), reason, text, temporary, retryAfter(answer).orElse(null), null);
    }

    private static String plain(Answer answer, byte[] body) {
        String status = answer.status() + " " + StatusText.of(answer.status());
        String text = new String(body, StandardCharsets.UTF_8).strip();
        JsonNode said = Json.read(body);
        String details = said.path("details").asText(said.path("message").asText(""));
        if (answer.status() == 401) {
            return "unauthorized: " + (details.isEmpty() ? "authentication required" : details);
        }
        if (answer.status() == 429) {
            return "toomanyrequests: "
                    + (text.isEmpty() ? status : details.isEmpty() ? text : details);
        }
        if (answer.status() >= 400 && answer.status() < 500 && !text.isEmpty()) {
            return "error parsing HTTP " + answer.status() + " response body: " + text;
        }
        return "received unexpected HTTP status: " + status;
    }

    private static Reason byStatus(int status) {
        return switch (status) {
            case 401 -> Reason.UNAUTHORIZED;
            case 403 -> Reason.DENIED;
            case 429 -> Reason.RATE_LIMITED;
            default -> Reason.OTHER;
        };
    }

    private static Kind kind(Reason reason) {
        return switch (reason) {
            case MANIFEST_UNKNOWN, NAME_UNKNOWN, BLOB_UNKNOWN -> Kind.NOT_FOUND;
            case UNAUTHORIZED, NO_CREDENTIALS, DENIED -> Kind.FORBIDDEN;
            case UNREACHABLE, RATE_LIMITED -> Kind.UNAVAILABLE;
            case OTHER -> Kind.SYSTEM;
        };
    }

    private static Optional<Duration> retryAfter(Answer answer) {
        Optional<String> header = answer.header("retry-after");
        if (header.isEmpty()) {
            return Optional.empty();
        }
        String value = header.get().strip();
        if (value.matches("\\d{1,9}")) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(value)));
        }
        try {
            ZonedDateTime when = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME);
            Duration wait = Duration.between(Instant.now(), when.toInstant());
            return Optional.of(wait.isNegative() ? Duration.ZERO : wait);
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    static String request(String method, URI uri) {
        String word = method.charAt(0) + method.substring(1).toLowerCase(Locale.ROOT);
        return word + " \"" + uri + "\"";
    }

    private static String transport(URI uri, IOException e) {
        if (find(e, HttpTimeoutException.class) != null) {
            return "net/http: request canceled while waiting for connection (Client.Timeout exceeded"
                    + " while awaiting headers)";
        }
        if (find(e, UnresolvedAddressException.class) != null
                || find(e, UnknownHostException.class) != null) {
            return "dial tcp: lookup " + uri.getHost() + ": no such host";
        }
        if (find(e, ConnectException.class) != null) {
            int port =
                    uri.getPort() > 0 ? uri.getPort() : uri.getScheme().equals("https") ? 443 : 80;
            return "dial tcp " + uri.getHost() + ":" + port + ": connect: connection refused";
        }
        if (find(e, CertPathBuilderException.class) != null) {
            return "x509: certificate signed by unknown authority";
        }
        CertificateException certificate = find(e, CertificateException.class);
        if (certificate != null) {
            return "x509: " + certificate.getMessage();
        }
        SSLException tls = find(e, SSLException.class);
        if (tls != null && plain(String.valueOf(tls.getMessage()))) {
            return "http: server gave HTTP response to HTTPS client";
        }
        String message = String.valueOf(tls == null ? e.getMessage() : tls.getMessage());
        if (tls != null) {
            return tls(message);
        }
        return message.endsWith(SILENCE) ? "EOF" : message;
    }

    private static String tls(String message) {
        int alert = message.indexOf(ALERT);
        return alert < 0
                ? "tls: " + message
                : "remote error: tls: "
                        + message.substring(alert + ALERT.length()).replace('_', ' ');
    }

    private static boolean plain(String message) {
        return message.contains("nrecognized SSL message");
    }

    private static <T extends Throwable> @Nullable T find(Throwable e, Class<T> type) {
        for (Throwable one = e; one != null; one = one.getCause()) {
            if (type.isInstance(one)) {
                return type.cast(one);
            }
        }
        return null;
    }
}
