package io.drydock.kernel.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.drydock.api.model.stream.CursorBody;
import io.drydock.api.model.stream.CursorPage;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

@Timeout(60)
class Http2Test {

    /** Client preface, an empty SETTINGS frame, and HEADERS of GET http://x/_ping on stream 1. */
    private static final byte[] PREFACE =
            "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    @TempDir Path directory;

    @Test
    void clearTextByPriorKnowledgeOnTheUnixSocket() throws Exception {
        try (Door door = new Door(null);
                Client client = door.client()) {
            client.send(PREFACE).send(new byte[] {0, 0, 0, 4, 0, 0, 0, 0, 0});
            // :authority with an incremental literal "d", then :path likewise
            byte[] headers = {
                (byte) 0x82, (byte) 0x86, 0x41, 1, 'd', 0x44, 6, '/', '_', 'p', 'i', 'n', 'g'
            };
            client.send(new byte[] {0, 0, (byte) headers.length, 1, 5, 0, 0, 0, 1}).send(headers);
            boolean answered = false;
            while (!answered) {
                byte[] frame = client.bytes(9);
                int length = (frame[0] & 0xff) << 16 | (frame[1] & 0xff) << 8 | frame[2] & 0xff;
                byte[] payload = client.bytes(length);
                answered =
                        frame[3] == 0
                                && new String(payload, StandardCharsets.US_ASCII).equals("OK");
            }
            assertThat(answered).isTrue();
        }
    }

    @Test
    void encryptedByNegotiationAndStreamsStayHttp() throws Exception {
        HttpSettings.Tls tls = keys(false);
        CursorBody body = new CursorBody("events", Map.of(), "application/json");
        try (Door door =
                        new Door(
                                exchange -> exchange.stream(body),
                                tls,
                                List.of(new ListenAddress.Tcp("127.0.0.1", 0)));
                HttpClient client = trusting()) {
            await(door);
            door.sources.put(
                    "events",
                    (arguments, cursor, wait) ->
                            new CursorPage("x".getBytes(), cursor + "1", cursor.length() == 3));
            URI uri = URI.create("https://127.0.0.1:" + door.door.ports().getFirst() + "/events");
            HttpResponse<String> answer =
                    client.send(
                            HttpRequest.newBuilder(uri).build(),
                            HttpResponse.BodyHandlers.ofString());
            assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_2);
            assertThat(answer.body()).isEqualTo("xxxx");
            assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
        }
    }

    @Test
    @Tag("1.16/tls")
    void plainHttpOnATlsPortGetsNoHttpAnswer() throws Exception {
        try (Door door =
                new Door(null, keys(false), List.of(new ListenAddress.Tcp("127.0.0.1", 0)))) {
            await(door);
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress("127.0.0.1", door.door.ports().getFirst()));
                OutputStream out = socket.getOutputStream();
                out.write("GET /_ping HTTP/1.1\r\nHost: d\r\n\r\n".getBytes());
                String answer;
                try {
                    answer = new String(socket.getInputStream().readAllBytes());
                } catch (java.io.IOException reset) {
                    answer = "";
                }
                assertThat(answer).doesNotContain("HTTP/1.1 ");
            }
        }
    }

    @Test
    void verifyingListenerRefusesStrangers() throws Exception {
        try (Door door =
                        new Door(null, keys(true), List.of(new ListenAddress.Tcp("127.0.0.1", 0)));
                HttpClient client = trusting()) {
            await(door);
            URI uri = URI.create("https://127.0.0.1:" + door.door.ports().getFirst() + "/_ping");
            org.assertj.core.api.Assertions.assertThatThrownBy(
                            () ->
                                    client.send(
                                            HttpRequest.newBuilder(uri).build(),
                                            HttpResponse.BodyHandlers.ofString()))
                    .isInstanceOf(java.io.IOException.class);
        }
    }

    private static void await(Door door) throws InterruptedException {
        while (door.door.ports().isEmpty() || door.door.ports().getFirst() <= 0) {
            Thread.sleep(20);
        }
    }

    private HttpSettings.Tls keys(boolean verify) throws Exception {
        Path store = directory.resolve("k.p12");
        Process keytool =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin/keytool").toString(),
                                "-genkeypair",
                                "-alias",
                                "k",
                                "-keyalg",
                                "EC",
                                "-dname",
                                "CN=d",
                                "-ext",
                                "san=ip:127.0.0.1",
                                "-storetype",
                                "PKCS12",
                                "-storepass",
                                "secret",
                                "-keystore",
                                store.toString())
                        .inheritIO()
                        .start();
        assertThat(keytool.waitFor(30, TimeUnit.SECONDS)).isTrue();
        KeyStore keys = KeyStore.getInstance(store.toFile(), "secret".toCharArray());
        PrivateKey key = (PrivateKey) keys.getKey("k", "secret".toCharArray());
        Path cert = pem("CERTIFICATE", keys.getCertificate("k").getEncoded());
        return new HttpSettings.Tls(
                true, verify, true, cert, cert, pem("PRIVATE KEY", key.getEncoded()));
    }

    private Path pem(String kind, byte[] der) throws Exception {
        String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        return Files.writeString(
                directory.resolve(kind + ".pem"),
                "-----BEGIN " + kind + "-----\n" + text + "\n-----END " + kind + "-----\n");
    }

    private static HttpClient trusting() throws Exception {
        SSLContext context = SSLContext.getInstance("TLS");
        X509TrustManager all =
                new X509TrustManager() {
                    @Override
                    public void checkClientTrusted(X509Certificate[] chain, String type) {}

                    @Override
                    public void checkServerTrusted(X509Certificate[] chain, String type) {}

                    @Override
                    public X509Certificate[] getAcceptedIssuers() {
                        return new X509Certificate[0];
                    }
                };
        context.init(null, new TrustManager[] {all}, null);
        return HttpClient.newBuilder()
                .sslContext(context)
                .connectTimeout(Duration.ofSeconds(10))
                .build();
    }
}
