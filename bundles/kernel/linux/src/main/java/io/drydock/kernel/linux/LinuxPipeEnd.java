package io.drydock.kernel.linux;

import io.drydock.api.spi.linux.PipeEnd;

import java.nio.ByteBuffer;
import java.time.Duration;

/** One end of a pipe. */
final class LinuxPipeEnd implements PipeEnd {

    private static final int CHUNK = 64 << 10;

    private final PolledStream stream;

    LinuxPipeEnd(PolledStream stream) {
        this.stream = stream;
    }

    Descriptor descriptor() {
        return stream.descriptor();
    }

    @Override
    public int read(ByteBuffer into, Duration limit) {
        if (!into.hasRemaining()) {
            return 0;
        }
        byte[] bytes = new byte[Math.min(into.remaining(), CHUNK)];
        int count =
                stream.whenReadable(fd -> (int) LibC.read(fd, bytes, bytes.length), limit, "read");
        into.put(bytes, 0, count);
        return count == 0 ? -1 : count;
    }

    @Override
    public void write(ByteBuffer from, Duration limit) {
        while (from.hasRemaining()) {
            byte[] bytes = new byte[Math.min(from.remaining(), CHUNK)];
            from.get(from.position(), bytes);
            int count =
                    stream.whenWritable(
                            fd -> (int) LibC.write(fd, bytes, bytes.length), limit, "write");
            from.position(from.position() + count);
        }
    }

    @Override
    public void close() {
        stream.close();
    }
}
