package io.drydock.driver.registry.oci;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;

/** Plain HTTP to one server and wherever it sends us. */
final class Wire implements AutoCloseable {

    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration HEADERS = Duration.ofSeconds(60);
    private static final Duration SILENCE = Duration.ofSeconds(20);
    private static final int MAX_REDIRECTS = 10;
    private static final int PROXY_WANTS_USER = 407;
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
    private static final String AGENT = "docker/28 drydock/0.1.0 os/linux";

    /** ChaCha first: with the engine's small compiler the JDK's AES is four times slower. */
    private static final String FAST_CIPHER = "TLS_CHACHA20_POLY1305_SHA256";

    private final HttpClient client;
    private final ProxyChoice proxies;

    Wire(SSLContext tls, ProxyChoice proxies) {
        this.proxies = proxies;
        this.client =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .connectTimeout(CONNECT)
                        .proxy(proxies)
                        .sslContext(tls)
                        .sslParameters(parameters(tls))
                        .build();
    }

    /**
     * A request.
     *
     * @param patience with the answer; of an upload, once all has been sent
     * @param authorization header's value, empty for none; not sent to other servers
     */
    record Call(
            String method,
            URI uri,
            Map<String, String> headers,
            BodyPublisher body,
            Duration patience,
            String authorization) {

        Call {
            headers = Map.copyOf(headers);
        }

        static Call of(String method, URI uri, Map<String, String> headers) {
            return new Call(method, uri, headers, BodyPublishers.noBody(), HEADERS, "");
        }

        Call with(BodyPublisher other, Duration wait) {
            return new Call(method, uri, headers, other, wait, authorization);
        }

        Call authorized(String other) {
            return new Call(method, uri, headers, body, patience, other);
        }

        Call to(URI other) {
            boolean same =
                    other.getScheme().equals(uri.getScheme())
                            && other.getAuthority().equals(uri.getAuthority());
            return new Call(method, other, headers, body, patience, same ? authorization : "");
        }
    }

    /** Sends it, following redirects of what only reads. */
    Answer send(Call call) {
        Call current = call;
        for (int redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
            Answer answer = sendOnce(current);
            boolean reads = call.method().equals("GET") || call.method().equals("HEAD");
            if (!reads || !REDIRECTS.contains(answer.status())) {
                return answer;
            }
            answer.close();
            URI from = current.uri();
            String location =
                    answer.header("location")
                            .orElseThrow(
                                    () -> Failures.broken("redirect without a place: " + from));
            current = current.to(from.resolve(location));
        }
        throw Failures.broken("stopped after 10 redirects: " + call.uri());
    }

    private Answer sendOnce(Call call) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(call.uri())
                        .method(call.method(), call.body())
                        .header("User-Agent", AGENT);
        if (!(call.body() instanceof UploadBody)) {
            request.timeout(call.patience());
        }
        call.headers().forEach(request::header);
        // Not by an authenticator: the JDK would ask it for the registry's password, too.
        proxies.user(call.uri()).ifPresent(user -> request.header("Proxy-Authorization", user));
        if (!call.authorization().isEmpty()) {
            request.header("Authorization", call.authorization());
        }
        try {
            HttpResponse<InputStream> response = response(request.build(), call);
            if (response.statusCode() == PROXY_WANTS_USER) {
                // Of a tunnel the JDK gives no body, and Go no status.
                throw new IOException("Proxy Authentication Required");
            }
            return new Answer(
                    call.method(),
                    call.uri(),
                    response.statusCode(),
                    response.headers(),
                    response.body());
        } catch (IOException e) {
            throw Failures.unreachable(call.method(), call.uri(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Failures.unreachable(
                    call.method(), call.uri(), new IOException("context canceled", e));
        }
    }

    private HttpResponse<InputStream> response(HttpRequest request, Call call)
            throws IOException, InterruptedException {
        if (!(call.body() instanceof UploadBody body)) {
            return client.send(request, info -> new BodyStream(SILENCE));
        }
        CompletableFuture<HttpResponse<InputStream>> coming =
                client.sendAsync(request, info -> new BodyStream(SILENCE));
        try {
            while (true) {
                try {
                    return coming.get(1, TimeUnit.SECONDS);
                } catch (TimeoutException e) {
                    Duration patience = body.whole() ? call.patience() : HEADERS;
                    if (body.silence().compareTo(patience) > 0) {
                        throw new HttpTimeoutException("request timed out");
                    }
                }
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException cause
                    ? cause
                    : new IOException(String.valueOf(e.getCause()), e);
        } finally {
            coming.cancel(true);
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }

    private static SSLParameters parameters(SSLContext tls) {
        SSLParameters parameters = tls.getDefaultSSLParameters();
        String[] suites = parameters.getCipherSuites();
        java.util.Arrays.sort(
                suites, java.util.Comparator.comparing(suite -> !suite.equals(FAST_CIPHER)));
        parameters.setCipherSuites(suites);
        return parameters;
    }
}
