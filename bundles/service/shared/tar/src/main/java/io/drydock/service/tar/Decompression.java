package io.drydock.service.tar;

import com.github.luben.zstd.ZstdInputStream;

import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.tukaani.xz.XZInputStream;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

/** Finds out how a stream is compressed by its first bytes. */
public final class Decompression {

    private static final int BUFFER = 64 << 10;
    private static final int MAGIC = 6;

    /** An xz stream may ask for a dictionary of gigabytes; this allows what {@code xz -9} makes. */
    private static final int XZ_MEMORY_KIB = 256 << 10;

    private Decompression() {}

    /** The plain content, whatever the stream is compressed with, for small reads. */
    public static InputStream open(InputStream in) throws IOException {
        return new BufferedInputStream(plain(in), BUFFER);
    }

    /** The same for large reads; reads directly what can be read so. */
    public static InputStream plain(InputStream in) throws IOException {
        Peeked peeked = new Peeked(in, MAGIC);
        byte[] magic = peeked.head();
        if (starts(magic, 0x1f, 0x8b)) {
            return new GZIPInputStream(peeked, BUFFER);
        }
        if (starts(magic, 'B', 'Z', 'h')) {
            return new BZip2CompressorInputStream(new BufferedInputStream(peeked, BUFFER), true);
        }
        if (starts(magic, 0xfd, '7', 'z', 'X', 'Z', 0)) {
            return new XZInputStream(new BufferedInputStream(peeked, BUFFER), XZ_MEMORY_KIB);
        }
        return zstd(magic) ? new ZstdInputStream(peeked).setContinuous(false) : peeked;
    }

    /** Whether something begins as one of these compressions does. */
    public static boolean compressed(byte[] head) {
        return starts(head, 0x1f, 0x8b)
                || starts(head, 'B', 'Z', 'h')
                || starts(head, 0xfd, '7', 'z', 'X', 'Z', 0)
                || zstd(head);
    }

    private static boolean zstd(byte[] magic) {
        boolean skippable =
                magic.length >= 4
                        && (magic[0] & 0xf0) == 0x50
                        && (magic[1] & 0xff) == 0x2a
                        && (magic[2] & 0xff) == 0x4d
                        && (magic[3] & 0xff) == 0x18;
        return skippable || starts(magic, 0x28, 0xb5, 0x2f, 0xfd);
    }

    private static boolean starts(byte[] bytes, int... wanted) {
        if (bytes.length < wanted.length) {
            return false;
        }
        for (int i = 0; i < wanted.length; i++) {
            if ((bytes[i] & 0xff) != wanted[i]) {
                return false;
            }
        }
        return true;
    }
}
