package io.drydock.service.image;

import com.github.luben.zstd.ZstdOutputStream;

import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;

/** Makes archives of images, by other hands than those that read them. */
final class ImageArchives {

    private ImageArchives() {}

    enum Compression {
        NONE,
        GZIP,
        BZIP2,
        XZ,
        ZSTD;

        byte[] apply(byte[] plain) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (OutputStream out = open(bytes)) {
                out.write(plain);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return bytes.toByteArray();
        }

        private OutputStream open(OutputStream out) throws IOException {
            return switch (this) {
                case NONE -> out;
                case GZIP -> new GZIPOutputStream(out);
                case BZIP2 -> new BZip2CompressorOutputStream(out);
                case XZ -> new XZOutputStream(out, new LZMA2Options(1));
                case ZSTD -> new ZstdOutputStream(out);
            };
        }
    }

    /** Adds members to a tar archive. */
    static final class Tar {
        private final TarArchiveOutputStream out;

        private Tar(TarArchiveOutputStream out) {
            this.out = out;
        }

        Tar file(String name, String content) {
            return file(name, content.getBytes(StandardCharsets.UTF_8));
        }

        Tar file(String name, byte[] content) {
            TarArchiveEntry entry = new TarArchiveEntry(name, true);
            entry.setSize(content.length);
            return put(entry, content);
        }

        Tar directory(String name) {
            return put(new TarArchiveEntry(name + "/", true), new byte[0]);
        }

        Tar symlink(String name, String target) {
            return link(name, target, TarArchiveEntry.LF_SYMLINK);
        }

        Tar hardLink(String name, String target) {
            return link(name, target, TarArchiveEntry.LF_LINK);
        }

        Tar entry(TarArchiveEntry entry) {
            return put(entry, new byte[0]);
        }

        private Tar link(String name, String target, byte type) {
            TarArchiveEntry entry = new TarArchiveEntry(name, type, true);
            entry.setLinkName(target);
            return put(entry, new byte[0]);
        }

        private Tar put(TarArchiveEntry entry, byte[] content) {
            try {
                out.putArchiveEntry(entry);
                out.write(content);
                out.closeArchiveEntry();
                return this;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    static byte[] tar(Consumer<Tar> content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream out = new TarArchiveOutputStream(bytes)) {
            out.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            out.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
            out.setAddPaxHeadersForNonAsciiNames(true);
            content.accept(new Tar(out));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** The configuration document of an image with these layers. */
    static String config(List<byte[]> layers, String more) {
        String ids =
                layers.stream()
                        .map(layer -> '"' + Digests.of(layer) + '"')
                        .collect(Collectors.joining(","));
        return "{\"architecture\":\"amd64\",\"os\":\"linux\","
                + more
                + "\"rootfs\":{\"type\":\"layers\",\"diff_ids\":["
                + ids
                + "]}}";
    }

    /** As {@code docker save} of old wrote it: the list of contents last. */
    static byte[] docker(List<byte[]> layers, Compression inner, String... tags) {
        return dockerOf(config(layers, ""), layers, inner, tags);
    }

    static byte[] dockerOf(String config, List<byte[]> layers, Compression inner, String... tags) {
        String id = Digests.of(config.getBytes(StandardCharsets.UTF_8)).substring(7);
        StringBuilder names = new StringBuilder();
        return tar(
                out -> {
                    out.file(id + ".json", config);
                    for (int i = 0; i < layers.size(); i++) {
                        out.file("layer" + i + "/layer.tar", inner.apply(layers.get(i)));
                        names.append(i == 0 ? "" : ",").append("\"layer" + i + "/layer.tar\"");
                    }
                    String quoted =
                            List.of(tags).stream()
                                    .map(tag -> '"' + tag + '"')
                                    .collect(Collectors.joining(","));
                    out.file(
                            "manifest.json",
                            "[{\"Config\":\""
                                    + id
                                    + ".json\",\"RepoTags\":["
                                    + quoted
                                    + "],\"Layers\":["
                                    + names
                                    + "]}]");
                });
    }

    /** An OCI layout whose index leads through another index. */
    static byte[] oci(List<byte[]> layers, String name) {
        Map<String, byte[]> blobs = new LinkedHashMap<>();
        String descriptors =
                layers.stream()
                        .map(Compression.GZIP::apply)
                        .map(
                                layer ->
                                        blob(
                                                blobs,
                                                layer,
                                                "application/vnd.oci.image.layer.v1.tar+gzip",
                                                ""))
                        .collect(Collectors.joining(","));
        String config =
                blob(
                        blobs,
                        utf8(config(layers, "")),
                        "application/vnd.oci.image.config.v1+json",
                        "");
        String manifest =
                blob(
                        blobs,
                        utf8(
                                "{\"schemaVersion\":2,\"config\":"
                                        + config
                                        + ",\"layers\":["
                                        + descriptors
                                        + "]}"),
                        "application/vnd.oci.image.manifest.v1+json",
                        ",\"platform\":{\"os\":\"linux\",\"architecture\":\"amd64\"}");
        String other =
                "{\"mediaType\":\"application/vnd.oci.image.manifest.v1+json\",\"digest\":\"sha256:"
                        + "0".repeat(64)
                        + "\",\"size\":1,\"platform\":{\"os\":\"linux\",\"architecture\":\"arm64\"}}";
        String nested =
                blob(
                        blobs,
                        utf8(
                                "{\"schemaVersion\":2,\"manifests\":["
                                        + other
                                        + ","
                                        + manifest
                                        + "]}"),
                        "application/vnd.oci.image.index.v1+json",
                        ",\"annotations\":{\"io.containerd.image.name\":\"" + name + "\"}");
        return tar(
                out -> {
                    blobs.forEach((path, content) -> out.file(path, content));
                    out.file("index.json", "{\"schemaVersion\":2,\"manifests\":[" + nested + "]}");
                    out.file("oci-layout", "{\"imageLayoutVersion\":\"1.0.0\"}");
                });
    }

    private static String blob(
            Map<String, byte[]> blobs, byte[] content, String type, String more) {
        String digest = Digests.of(content);
        blobs.put("blobs/" + digest.replace(':', '/'), content);
        return "{\"mediaType\":\""
                + type
                + "\",\"digest\":\""
                + digest
                + "\",\"size\":"
                + content.length
                + more
                + "}";
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
