package io.drydock.driver.log.net;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;

import javax.net.ssl.SSLContext;

/**
 * Requests to end points that speak HTTP. A client has a thread of its own, so it is made with the
 * first request, and one serves many logs.
 */
public final class Web implements AutoCloseable {

    private static final int OK = 200;

    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicReference<@Nullable HttpClient> client = new AtomicReference<>();
    private final @Nullable SSLContext tls;

    /** Trusts whom the system trusts. */
    public Web() {
        this(null);
    }

    /** Trusts whom the context does; null for whom the system trusts. */
    public Web(@Nullable SSLContext tls) {
        this.tls = tls;
    }

    /** An answer other than 200. */
    public static final class Refusal extends IOException {

        private static final long serialVersionUID = 1L;
        private static final int LONGEST_REASON = 1024;

        private final int status;
        private final String body;

        Refusal(HttpRequest request, int status, String body) {
            super("%s answers %d: %s".formatted(request.uri().getHost(), status, cut(body)));
            this.status = status;
            this.body = cut(body);
        }

        private static String cut(String text) {
            return text.substring(0, Math.min(text.length(), LONGEST_REASON));
        }

        /** Of HTTP. */
        public int status() {
            return status;
        }

        /** What the end point says, not more than a kilobyte of it. */
        public String body() {
            return body;
        }
    }

    /**
     * The body of the answer.
     *
     * @param request with a deadline
     * @throws Refusal for an answer other than 200
     */
    public String answer(HttpRequest request) throws IOException {
        try {
            HttpResponse<String> answer =
                    client().send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != OK) {
                throw new Refusal(request, answer.statusCode(), answer.body());
            }
            return answer.body();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private HttpClient client() {
        return Objects.requireNonNull(
                client.updateAndGet(known -> known == null ? newClient() : known));
    }

    private HttpClient newClient() {
        HttpClient.Builder builder =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(Limits.CONNECT)
                        .executor(executor);
        return (tls == null ? builder : builder.sslContext(tls)).build();
    }

    /** Breaks off what is under way. */
    @Override
    public void close() {
        HttpClient made = client.getAndSet(null);
        if (made != null) {
            made.shutdownNow();
        }
        executor.shutdown();
    }
}
