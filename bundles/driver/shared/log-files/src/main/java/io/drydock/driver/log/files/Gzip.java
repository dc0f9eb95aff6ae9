package io.drydock.driver.log.files;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPInputStream;

/**
 * Compressed logs. Their header has an extra field with the identity of the file they came from, so
 * that a reader's cursor finds its place after compression; the JDK's own writer has no extra
 * fields.
 */
final class Gzip {

    private static final int HEADER = 24;
    private static final int FIELD_AT = 16;

    private Gzip() {}

    /** Replaces a file by its compressed form; a crash leaves one of the two whole. */
    static void compress(Path plain, Path compressed, Framing framing) throws IOException {
        Path unfinished = compressed.resolveSibling(compressed.getFileName() + ".tmp");
        CRC32 sum = new CRC32();
        Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
        try (InputStream in = new CheckedInputStream(Files.newInputStream(plain), sum);
                OutputStream out = Files.newOutputStream(unfinished)) {
            out.write(header(LogSegment.identity(plain, framing)));
            DeflaterOutputStream body = new DeflaterOutputStream(out, deflater, 64 << 10);
            long size = in.transferTo(body);
            body.finish();
            out.write(little(8).putInt((int) sum.getValue()).putInt((int) size).array());
        } finally {
            deflater.end();
        }
        Files.setPosixFilePermissions(unfinished, PosixFilePermissions.fromString("rw-r-----"));
        Files.move(unfinished, compressed, StandardCopyOption.ATOMIC_MOVE);
        Files.delete(plain);
    }

    /** The identity noted in a file; one that dockerd compressed has only its own. */
    static long identity(Path compressed, Framing framing) throws IOException {
        try (DataInputStream in = new DataInputStream(Files.newInputStream(compressed))) {
            ByteBuffer header =
                    ByteBuffer.wrap(in.readNBytes(HEADER)).order(ByteOrder.LITTLE_ENDIAN);
            boolean ours =
                    header.limit() == HEADER && header.get(12) == 'D' && header.get(13) == 'd';
            return ours ? header.getLong(FIELD_AT) : LogSegment.identity(compressed, framing);
        }
    }

    static byte[] content(Path compressed) throws IOException {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(compressed), 64 << 10)) {
            return in.readAllBytes();
        }
    }

    private static byte[] header(long identity) {
        return little(HEADER)
                .put((byte) 0x1f)
                .put((byte) 0x8b)
                .put((byte) 8)
                .put((byte) 4)
                .putInt(0)
                .putShort((short) 0xff00)
                .putShort((short) 12)
                .put((byte) 'D')
                .put((byte) 'd')
                .putShort((short) 8)
                .putLong(identity)
                .array();
    }

    private static ByteBuffer little(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }
}
