import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;

/**
 * Makes an archive of docker save of 200 MiB: {@code java Image.java KIND FILE}. KIND is {@code
 * files} (one layer of files of 16 KiB), {@code file} (two of 100 MiB), or a number of layers of
 * files of 64 KiB. Half of every file is noise, so that it compresses as programs do. KIND {@code
 * many} is an archive of 500 images with one small layer.
 */
final class Image {

    private static final int TOTAL = 200 << 20;
    private static final int BLOCK = 512;

    private Image() {}

    public static void main(String[] arguments) throws IOException, GeneralSecurityException {
        String kind = arguments[0];
        Path file = Path.of(arguments[1]);
        if (kind.equals("many")) {
            many(file);
            return;
        }
        boolean layered = kind.matches("\\d+");
        int layers = layered ? Integer.parseInt(kind) : 1;
        int size = layered ? 64 << 10 : kind.equals("file") ? 100 << 20 : 16 << 10;
        List<Path> made = new ArrayList<>();
        List<String> digests = new ArrayList<>();
        for (int i = 0; i < layers; i++) {
            Path layer = Files.createTempFile(file.getParent(), "layer", ".tar");
            made.add(layer);
            digests.add(layer(layer, i, TOTAL / layers / size, size));
        }
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            List<String> names = new ArrayList<>();
            for (int i = 0; i < layers; i++) {
                names.add("\"" + i + ".tar\"");
                header(out, i + ".tar", Files.size(made.get(i)));
                Files.copy(made.get(i), out);
                pad(out, Files.size(made.get(i)));
                Files.delete(made.get(i));
            }
            member(out, "config.json", config("", digests));
            member(out, "manifest.json", "[%s]".formatted(item("config.json", kind, names)));
            out.write(new byte[2 * BLOCK]);
        }
    }

    private static void many(Path file) throws IOException, GeneralSecurityException {
        Path layer = Files.createTempFile(file.getParent(), "layer", ".tar");
        List<String> digests = List.of(layer(layer, 0, 1, BLOCK));
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            member(out, "0.tar", Files.readAllBytes(layer));
            List<String> items = new ArrayList<>();
            for (int i = 0; i < 500; i++) {
                String labels = "\"config\":{\"Labels\":{\"number\":\"%d\"}},".formatted(i);
                member(out, i + ".json", config(labels, digests));
                items.add(item(i + ".json", "many" + i, List.of("\"0.tar\"")));
            }
            member(out, "manifest.json", "[" + String.join(",", items) + "]");
            out.write(new byte[2 * BLOCK]);
        }
        Files.delete(layer);
    }

    private static String config(String more, List<String> digests) {
        return "{\"architecture\":\"%s\",\"os\":\"linux\",%s\"rootfs\":{\"type\":\"layers\",\"diff_ids\":[%s]}}"
                .formatted(architecture(), more, String.join(",", digests));
    }

    private static String item(String config, String tag, List<String> layers) {
        return "{\"Config\":\"%s\",\"RepoTags\":[\"127.0.0.1:5000/bench/image:%s\"],\"Layers\":[%s]}"
                .formatted(config, tag, String.join(",", layers));
    }

    private static String architecture() {
        String name = System.getProperty("os.arch");
        return name.equals("aarch64") ? "arm64" : name;
    }

    private static String layer(Path file, int number, int count, int size)
            throws IOException, GeneralSecurityException {
        Random random = new Random(number);
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        try (OutputStream out =
                new DigestOutputStream(
                        new BufferedOutputStream(Files.newOutputStream(file)), digest)) {
            byte[] content = new byte[size];
            byte[] noise = new byte[size / 2];
            for (int i = 0; i < count; i++) {
                random.nextBytes(noise);
                System.arraycopy(noise, 0, content, 0, noise.length);
                header(out, "l%d/d%d/f%d".formatted(number, i % 100, i), size);
                out.write(content);
                pad(out, size);
            }
            out.write(new byte[2 * BLOCK]);
        }
        return "\"sha256:" + HexFormat.of().formatHex(digest.digest()) + "\"";
    }

    private static void member(OutputStream out, String name, String text) throws IOException {
        member(out, name, text.getBytes(StandardCharsets.UTF_8));
    }

    private static void member(OutputStream out, String name, byte[] bytes) throws IOException {
        header(out, name, bytes.length);
        out.write(bytes);
        pad(out, bytes.length);
    }

    private static void header(OutputStream out, String name, long size) throws IOException {
        byte[] header = new byte[BLOCK];
        put(header, 0, name);
        put(header, 100, "0000644");
        put(header, 108, "0000000");
        put(header, 116, "0000000");
        put(header, 124, "%011o".formatted(size));
        put(header, 136, "00000000000");
        put(header, 148, "        ");
        header[156] = '0';
        put(header, 257, "ustar");
        put(header, 263, "00");
        int sum = 0;
        for (byte one : header) {
            sum += one & 0xff;
        }
        put(header, 148, "%06o".formatted(sum));
        header[154] = 0;
        out.write(header);
    }

    private static void put(byte[] header, int at, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(bytes, 0, header, at, bytes.length);
    }

    private static void pad(OutputStream out, long size) throws IOException {
        out.write(new byte[(int) ((BLOCK - size % BLOCK) % BLOCK)]);
    }
}
