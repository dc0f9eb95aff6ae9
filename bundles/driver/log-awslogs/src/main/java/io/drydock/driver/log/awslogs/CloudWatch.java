package io.drydock.driver.log.awslogs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.drydock.driver.log.net.Limits;
import io.drydock.driver.log.net.Web;

import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.AwsSessionCredentialsIdentity;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.Map;
import java.util.Set;

/** The calls of CloudWatch Logs that a driver needs. */
final class CloudWatch {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** The JDK's client writes these itself. */
    private static final Set<String> RESTRICTED = Set.of("host", "content-length");

    private final Web web;
    private final URI endpoint;
    private final String region;
    private final AwsV4HttpSigner signer = AwsV4HttpSigner.create();

    CloudWatch(Web web, URI endpoint, String region) {
        this.web = web;
        this.endpoint = endpoint;
        this.region = region;
    }

    /** The region's end point, where the user names none. */
    static URI endpoint(String region) {
        String domain = region.startsWith("cn-") ? "amazonaws.com.cn" : "amazonaws.com";
        return URI.create("https://logs.%s.%s".formatted(region, domain));
    }

    /** An error of the service, by its name. */
    static final class Refusal extends IOException {

        private static final long serialVersionUID = 1L;
        private final String name;

        Refusal(String name, String text) {
            super("awslogs: " + name + ": " + text);
            this.name = name;
        }

        boolean is(String other) {
            return name.equals(other);
        }
    }

    /** Throws what the service refuses. */
    void call(
            Credentials credentials,
            String operation,
            Map<String, String> headers,
            Map<String, Object> parameters)
            throws IOException {
        byte[] body = JSON.writeValueAsBytes(parameters);
        SdkHttpRequest.Builder plain =
                SdkHttpRequest.builder()
                        .uri(endpoint.resolve("/"))
                        .method(SdkHttpMethod.POST)
                        .putHeader("Content-Type", "application/x-amz-json-1.1")
                        .putHeader("X-Amz-Target", "Logs_20140328." + operation);
        headers.forEach(plain::putHeader);
        SdkHttpRequest signed = signed(credentials, plain.build(), body).request();
        HttpRequest.Builder request =
                HttpRequest.newBuilder(endpoint.resolve("/"))
                        .timeout(Limits.SEND)
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        signed.forEachHeader(
                (name, values) -> {
                    if (!RESTRICTED.contains(name.toLowerCase(java.util.Locale.ROOT))) {
                        values.forEach(value -> request.header(name, value));
                    }
                });
        send(request.build());
    }

    private SignedRequest signed(Credentials credentials, SdkHttpRequest request, byte[] body) {
        AwsCredentialsIdentity identity =
                credentials.token().isEmpty()
                        ? AwsCredentialsIdentity.create(credentials.key(), credentials.secret())
                        : AwsSessionCredentialsIdentity.create(
                                credentials.key(), credentials.secret(), credentials.token());
        return signer.sign(
                all ->
                        all.identity(identity)
                                .request(request)
                                .payload(ContentStreamProvider.fromByteArray(body))
                                .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "logs")
                                .putProperty(AwsV4HttpSigner.REGION_NAME, region));
    }

    private void send(HttpRequest request) throws IOException {
        try {
            web.answer(request);
        } catch (Web.Refusal e) {
            throw refusal(e);
        }
    }

    private static Refusal refusal(Web.Refusal answer) {
        try {
            JsonNode json = JSON.readTree(answer.body());
            String type = json.path("__type").asText(String.valueOf(answer.status()));
            String text = json.path("message").asText(json.path("Message").asText(""));
            return new Refusal(type.substring(type.indexOf('#') + 1), text);
        } catch (IOException e) {
            return new Refusal(String.valueOf(answer.status()), answer.body());
        }
    }
}
