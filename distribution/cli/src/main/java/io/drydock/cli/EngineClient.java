package io.drydock.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;

import org.jspecify.annotations.Nullable;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Asks the engine, one connection per question: the JDK's HTTP client knows no unix sockets. */
final class EngineClient {

    private static final JsonMapper JSON = new JsonMapper();

    private final EngineAddress address;

    EngineClient(EngineAddress address) {
        this.address = address;
    }

    /**
     * One request.
     *
     * @param jar the body, or null for none
     * @return the answer, missing when it is empty
     * @throws DaemonException when the engine refuses
     */
    JsonNode call(String method, String path, @Nullable Path jar) throws IOException {
        try (SocketChannel channel = connect()) {
            OutputStream out = Channels.newOutputStream(channel);
            out.write(head(method, path, jar).getBytes(StandardCharsets.US_ASCII));
            if (jar != null) {
                Files.copy(jar, out);
            }
            return read(new BufferedInputStream(Channels.newInputStream(channel)));
        }
    }

    private SocketChannel connect() throws IOException {
        try {
            return SocketChannel.open(address.socket());
        } catch (IOException e) {
            throw new IOException(address.socket() + ": " + e.getMessage(), e);
        }
    }

    private String head(String method, String path, @Nullable Path jar) throws IOException {
        String body =
                jar == null
                        ? "Content-Length: 0\r\n"
                        : "Content-Type: application/java-archive\r\nContent-Length: %d\r\n"
                                .formatted(Files.size(jar));
        return "%s %s HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n%s\r\n"
                .formatted(method, path, address.authority(), body);
    }

    private static JsonNode read(InputStream in) throws IOException {
        HttpAnswer answer = HttpAnswer.read(in);
        JsonNode body = body(answer);
        if (answer.status() >= 300) {
            String text = new String(answer.body(), StandardCharsets.UTF_8).strip();
            throw new DaemonException(body.path("message").asText(text));
        }
        return body;
    }

    private static JsonNode body(HttpAnswer answer) throws IOException {
        return answer.isJson() && answer.body().length > 0
                ? JSON.readTree(answer.body())
                : MissingNode.getInstance();
    }
}
