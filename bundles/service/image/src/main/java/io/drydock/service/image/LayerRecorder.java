package io.drydock.service.image;

import com.github.luben.zstd.ZstdOutputStream;

import io.drydock.api.spi.linux.FileNames;
import io.drydock.api.spi.linux.RootedDirectory;
import io.drydock.api.spi.linux.RootedFile;
import io.drydock.service.tar.BodyWatch;
import io.drydock.service.tar.DirectInput;
import io.drydock.service.tar.TarEntry.Extent;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The stream a layer is unpacked from. Writes down every byte that is no file's content, and for
 * content the file it went to: together with the unpacked files that makes the archive again, byte
 * for byte, at a hundredth of its size.
 */
final class LayerRecorder extends FilterInputStream implements BodyWatch, DirectInput {

    static final int RAW = 'R';
    static final int FILE = 'F';
    static final int END = 'E';

    private static final int LEVEL = 1;
    private static final int SEGMENT = 256 << 10;

    private final Path place;
    private final DataOutputStream record;
    private final ByteArrayOutputStream raw = new ByteArrayOutputStream();
    private final Map<String, Integer> bodies = new HashMap<>();
    private final byte[] skipped = new byte[16 << 10];
    private int count;
    private boolean inBody;

    LayerRecorder(InputStream archive, Path place) throws IOException {
        super(archive);
        this.place = place;
        this.record =
                new DataOutputStream(
                        new BufferedOutputStream(
                                new ZstdOutputStream(Files.newOutputStream(place), LEVEL),
                                SEGMENT));
    }

    /** A content that was overwritten by the archive itself is kept beside the record. */
    static Path stash(Path record, int body) {
        return record.resolveSibling(record.getFileName() + "." + body);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int got = in.read(into, offset, length);
        if (got > 0 && !inBody) {
            raw.write(into, offset, got);
            if (raw.size() > SEGMENT) {
                flushRaw();
            }
        }
        return got;
    }

    @Override
    public ByteBuffer take(int most) throws IOException {
        if (inBody && in instanceof DirectInput direct) {
            return direct.take(most);
        }
        byte[] bytes = new byte[Math.min(most, skipped.length)];
        return ByteBuffer.wrap(bytes, 0, Math.max(0, read(bytes, 0, bytes.length)));
    }

    @Override
    public long skip(long wanted) throws IOException {
        return Math.max(0, read(skipped, 0, (int) Math.min(skipped.length, wanted)));
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    @Override
    public void begin(String path, List<Extent> stretches) throws IOException {
        flushRaw();
        bodies.put(path, count++);
        record.writeByte(FILE);
        byte[] name = FileNames.encode(path);
        record.writeInt(name.length);
        record.write(name);
        record.writeInt(stretches.size());
        for (Extent stretch : stretches) {
            record.writeLong(stretch.offset());
            record.writeLong(stretch.length());
        }
        inBody = true;
    }

    @Override
    public void end() {
        inBody = false;
    }

    @Override
    public void losing(RootedDirectory root, String path) throws IOException {
        for (Map.Entry<String, Integer> body : Map.copyOf(bodies).entrySet()) {
            String file = body.getKey();
            if (file.equals(path) || file.startsWith(path + "/")) {
                save(root, file, body.getValue());
            }
        }
    }

    private void save(RootedDirectory root, String file, int body) throws IOException {
        Path stash = stash(place, body);
        if (Files.exists(stash)) {
            return;
        }
        try (RootedFile from = root.open(file);
                WritableByteChannel to = Channels.newChannel(Files.newOutputStream(stash))) {
            ByteBuffer buffer = ByteBuffer.allocateDirect(SEGMENT);
            while (from.read(buffer.clear()) >= 0) {
                to.write(buffer.flip());
            }
        }
    }

    /** The archive has been read to its end. */
    void finish() throws IOException {
        flushRaw();
        record.writeByte(END);
        record.close();
    }

    @Override
    public void close() throws IOException {
        record.close();
    }

    private void flushRaw() throws IOException {
        if (raw.size() > 0) {
            record.writeByte(RAW);
            record.writeInt(raw.size());
            raw.writeTo(record);
            raw.reset();
        }
    }
}
