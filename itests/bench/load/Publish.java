import com.github.luben.zstd.ZstdOutputStream;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * Puts an image that {@link Image} made into the registry of 127.0.0.1:5000, its layers compressed
 * with zstd: {@code java Publish ARCHIVE REPOSITORY:TAG}.
 */
final class Publish {

    private static final String REGISTRY = "http://127.0.0.1:5000";
    private static final String OCI = "application/vnd.oci.image.";
    private static final int BLOCK = 512;

    private final HttpClient client = HttpClient.newHttpClient();
    private final String repository;

    private Publish(String repository) {
        this.repository = repository;
    }

    public static void main(String[] arguments) throws Exception {
        String[] name = arguments[1].split(":");
        Publish to = new Publish(name[0]);
        List<String> layers = new ArrayList<>();
        String config = "";
        try (DataInputStream in =
                new DataInputStream(Files.newInputStream(Path.of(arguments[0])))) {
            byte[] header = in.readNBytes(BLOCK);
            while (header.length == BLOCK && header[0] != 0) {
                String member = text(header, 0);
                byte[] content = in.readNBytes(Integer.parseInt(text(header, 124), 8));
                in.skipNBytes((BLOCK - content.length % BLOCK) % BLOCK);
                if (member.endsWith(".tar")) {
                    layers.add(to.blob(OCI + "layer.v1.tar+zstd", packed(content)));
                } else if (member.equals("config.json")) {
                    config = to.blob(OCI + "config.v1+json", content);
                }
                header = in.readNBytes(BLOCK);
            }
        }
        String type = OCI + "manifest.v1+json";
        String manifest =
                "{\"schemaVersion\":2,\"mediaType\":\"%s\",\"config\":%s,\"layers\":[%s]}"
                        .formatted(type, config, String.join(",", layers));
        byte[] bytes = manifest.getBytes(StandardCharsets.UTF_8);
        to.put(URI.create(REGISTRY + "/v2/" + name[0] + "/manifests/" + name[1]), type, bytes);
    }

    private static String text(byte[] header, int at) {
        int end = at;
        while (header[end] != 0) {
            end++;
        }
        return new String(header, at, end - at, StandardCharsets.US_ASCII);
    }

    private static byte[] packed(byte[] plain) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new ZstdOutputStream(packed)) {
            out.write(plain);
        }
        return packed.toByteArray();
    }

    /** Uploads it and returns its descriptor. */
    private String blob(String type, byte[] content)
            throws IOException, InterruptedException, GeneralSecurityException {
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(content);
        String digest = "sha256:" + HexFormat.of().formatHex(hash);
        URI begin = URI.create(REGISTRY + "/v2/" + repository + "/blobs/uploads/");
        HttpResponse<InputStream> begun =
                client.send(
                        HttpRequest.newBuilder(begin).POST(BodyPublishers.noBody()).build(),
                        BodyHandlers.ofInputStream());
        String place = begun.headers().firstValue("Location").orElseThrow();
        URI put = begin.resolve(place + (place.contains("?") ? "&" : "?") + "digest=" + digest);
        put(put, "application/octet-stream", content);
        return "{\"mediaType\":\"%s\",\"digest\":\"%s\",\"size\":%d}"
                .formatted(type, digest, content.length);
    }

    private void put(URI where, String type, byte[] content)
            throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(where)
                        .header("Content-Type", type)
                        .PUT(BodyPublishers.ofByteArray(content))
                        .build();
        HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
        if (answer.statusCode() != 201) {
            throw new IOException(where + ": " + answer.statusCode() + " " + answer.body());
        }
    }
}
