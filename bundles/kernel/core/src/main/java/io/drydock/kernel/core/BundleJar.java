package io.drydock.kernel.core;

import io.drydock.api.model.error.EngineException;

import org.osgi.framework.Constants;
import org.osgi.framework.Version;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.regex.Pattern;
import java.util.zip.ZipException;

/**
 * A jar that was sent to us, on the disk and looked through, not yet loaded.
 *
 * @param file where it lies for now
 * @param digest first twelve digits of its SHA-256
 */
record BundleJar(Path file, String symbolicName, Version version, String digest) {

    private static final long LARGEST = 256L << 20;
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.-]{1,200}");
    private static final List<String> FORBIDDEN =
            List.of(
                    Constants.EXPORT_PACKAGE,
                    Constants.FRAGMENT_HOST,
                    Constants.REQUIRE_BUNDLE,
                    Constants.DYNAMICIMPORT_PACKAGE);

    /**
     * Stores the stream in {@code directory} and checks its manifest.
     *
     * @throws EngineException INVALID with the reason; nothing stays behind then
     */
    static BundleJar receive(InputStream stream, Path directory) {
        try {
            Files.createDirectories(directory);
            Path file = Files.createTempFile(directory, "incoming-", ".tmp");
            try {
                return inspect(file, copy(stream, file));
            } catch (RuntimeException | IOException e) {
                Files.deleteIfExists(file);
                throw e;
            }
        } catch (ZipException e) {
            throw EngineException.invalid("not a bundle: " + e.getMessage());
        } catch (IOException e) {
            throw EngineException.system("cannot store the bundle", e);
        }
    }

    private static String copy(InputStream stream, Path file) throws IOException {
        MessageDigest digest = sha256();
        byte[] buffer = new byte[1 << 16];
        long total = 0;
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            for (int n = stream.read(buffer); n >= 0; n = stream.read(buffer)) {
                total += n;
                if (total > LARGEST) {
                    throw EngineException.invalid("the bundle is larger than 256 MiB");
                }
                digest.update(buffer, 0, n);
                ByteBuffer chunk = ByteBuffer.wrap(buffer, 0, n);
                while (chunk.hasRemaining()) {
                    channel.write(chunk);
                }
            }
            channel.force(true);
        }
        return HexFormat.of().formatHex(digest.digest()).substring(0, 12);
    }

    private static BundleJar inspect(Path file, String digest) throws IOException {
        try (JarFile jar = new JarFile(file.toFile())) {
            Manifest manifest = jar.getManifest();
            if (manifest == null) {
                throw EngineException.invalid("not a bundle: it has no manifest");
            }
            Attributes headers = manifest.getMainAttributes();
            for (String header : FORBIDDEN) {
                String value = headers.getValue(header);
                if (value != null && !value.isBlank()) {
                    throw EngineException.invalid(
                            "the bundle must not have " + header + ", a swap would touch others");
                }
            }
            return new BundleJar(file, name(headers), version(headers), digest);
        }
    }

    private static String name(Attributes headers) {
        String header = headers.getValue(Constants.BUNDLE_SYMBOLICNAME);
        String name = header == null ? "" : header.split(";", 2)[0].trim();
        if (!NAME.matcher(name).matches()) {
            throw EngineException.invalid("not a bundle: it has no Bundle-SymbolicName");
        }
        return name;
    }

    private static Version version(Attributes headers) {
        try {
            return Version.parseVersion(headers.getValue(Constants.BUNDLE_VERSION));
        } catch (IllegalArgumentException e) {
            throw EngineException.invalid("not a bundle: " + e.getMessage());
        }
    }

    /** Gives it its lasting name. */
    Path keep() {
        Path kept = file.resolveSibling(symbolicName + "-" + version + "-" + digest + ".jar");
        try {
            DurableFiles.move(file, kept);
        } catch (IOException e) {
            throw EngineException.system("cannot keep the bundle", e);
        }
        return kept;
    }

    /** Deletes it if it was not kept. */
    void discard() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw EngineException.system("cannot delete " + file, e);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
