package io.drydock.driver.registry.oci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import io.drydock.api.spi.registry.BlobUpload;
import io.drydock.api.spi.registry.RegistryCredentials;
import io.drydock.api.spi.registry.RegistryException;
import io.drydock.api.spi.registry.RegistryScope;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;

/** Uploads to a small server of the test's, which keeps what it is sent. */
@Timeout(60)
class UploadTest {

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private final CountDownLatch some = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private volatile int refusals;
    private volatile boolean takes = true;
    private HttpServer server;
    private OciSession session;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
        String domain = "127.0.0.1:" + server.getAddress().getPort();
        Reach reach = new Reach(List.of(), List.of(), ProxyChoice.of("", "", "*"));
        RegistryScope scope =
                new RegistryScope(domain, "a", true, RegistryCredentials.NONE, Map.of());
        Endpoint plain = new Endpoint(URI.create("http://" + domain), false, false);
        session =
                new OciSession(
                        new Servers(List.of(plain), scope, reach, new Certificates(List.of())),
                        "a");
    }

    @AfterEach
    void stop() {
        session.close();
        server.stop(0);
        threads.shutdownNow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String method = exchange.getRequestMethod();
            asked.add(method + " " + exchange.getRequestURI());
            if (method.equals("PATCH")) {
                asked.add("of " + exchange.getRequestHeaders().getFirst("Content-Length"));
                take(exchange.getRequestBody());
                if (refusals-- > 0) {
                    exchange.sendResponseHeaders(503, -1);
                    return;
                }
            }
            exchange.getResponseHeaders().set("Location", "/place?state=" + method);
            exchange.sendResponseHeaders(method.equals("PUT") ? 201 : 202, -1);
        }
    }

    private void take(InputStream body) throws IOException {
        kept.reset();
        byte[] piece = new byte[4096];
        for (int count = body.read(piece); count >= 0; count = body.read(piece)) {
            kept.write(piece, 0, count);
            some.countDown();
            if (!takes) {
                pause();
            }
        }
    }

    private void pause() throws IOException {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    private static byte[] noise(int length) {
        byte[] noise = new byte[length];
        new Random(7).nextBytes(noise);
        return noise;
    }

    @Test
    void whatIsMadeMeanwhileIsSentMeanwhileAndItsDigestNamedAtTheEnd() {
        byte[] content = noise(1_000_003);
        List<String> order = new ArrayList<>();
        InputStream half =
                new FilterInputStream(new ByteArrayInputStream(content)) {
                    @Override
                    public int read(byte[] into, int offset, int length) throws IOException {
                        if (available() > content.length / 2) {
                            return super.read(into, offset, Math.min(length, 100_000));
                        }
                        // The other half is made only when the server has some of the first.
                        await(some);
                        return super.read(into, offset, length);
                    }

                    @Override
                    public void close() {
                        order.add("closed");
                    }
                };
        session.upload(
                new BlobUpload(
                        () -> {
                            order.add("digest");
                            return "sha256:1";
                        },
                        -1,
                        () -> half));
        assertThat(Arrays.equals(kept.toByteArray(), content)).isTrue();
        assertThat(order.stream().distinct()).containsExactly("closed", "digest");
        assertThat(asked)
                .containsExactly(
                        "GET /v2/",
                        "POST /v2/a/blobs/uploads/",
                        "PATCH /place?state=POST",
                        "of null",
                        "PUT /place?state=PATCH&digest=sha256:1");
    }

    @Test
    void aSizeThatIsKnownIsTold() {
        byte[] content = noise(300_000);
        session.upload(
                new BlobUpload(
                        "sha256:2", content.length, () -> new ByteArrayInputStream(content)));
        assertThat(Arrays.equals(kept.toByteArray(), content)).isTrue();
        assertThat(asked).contains("of 300000");
    }

    @Test
    void theNextAttemptOpensTheContentAnew() {
        byte[] content = noise(500_000);
        BlobUpload blob = new BlobUpload("sha256:3", -1, () -> new ByteArrayInputStream(content));
        refusals = 1;
        assertThatThrownBy(() -> session.upload(blob))
                .isInstanceOfSatisfying(
                        RegistryException.class, e -> assertThat(e.temporary()).isTrue());
        session.upload(blob);
        assertThat(Arrays.equals(kept.toByteArray(), content)).isTrue();
    }

    @Test
    void aContentThatBreaksOffIsNoBlob() {
        InputStream broken =
                new InputStream() {
                    @Override
                    public int read() throws IOException {
                        throw new IOException("the layer has lost its file");
                    }
                };
        assertThatThrownBy(() -> session.upload(new BlobUpload("sha256:4", -1, () -> broken)))
                .hasMessageContaining("the layer has lost its file");
        assertThat(asked).noneMatch(request -> request.startsWith("PUT"));
    }

    @Test
    void aSessionThatIsClosedEndsTheUploadAndItsContent() throws Exception {
        takes = false;
        AtomicBoolean closed = new AtomicBoolean();
        InputStream endless =
                new InputStream() {
                    @Override
                    public int read() {
                        return 0;
                    }

                    @Override
                    public void close() {
                        closed.set(true);
                    }
                };
        Thread closing =
                Thread.ofVirtual()
                        .start(
                                () -> {
                                    await(some);
                                    session.close();
                                });
        assertThatThrownBy(() -> session.upload(new BlobUpload("sha256:5", -1, () -> endless)))
                .isInstanceOf(RegistryException.class);
        closing.join();
        assertThat(closed).isTrue();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
