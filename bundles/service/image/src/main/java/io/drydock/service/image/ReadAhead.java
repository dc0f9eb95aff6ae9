package io.drydock.service.image;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Consumer;

/**
 * Reads a stream on a thread of its own, so that inflating goes on while files are written. Each
 * piece is shown to a tap (the digest) before it is read here.
 */
final class ReadAhead extends InputStream {

    private static final int PIECE = 256 << 10;
    private static final int PIECES = 16;

    /** Bytes, or how the stream has ended. */
    private record Piece(byte[] bytes, @Nullable IOException failure) {
        static final byte[] END = new byte[0];
    }

    private final BlockingQueue<Piece> pieces = new ArrayBlockingQueue<>(PIECES);
    private final Thread reader;
    private Piece current = new Piece(new byte[1], null);
    private int at = 1;

    ReadAhead(InputStream source, Consumer<byte[]> tap) {
        this.reader =
                Thread.ofPlatform()
                        .daemon()
                        .name("drydock-inflate")
                        .start(() -> readAll(source, tap));
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!ready()) {
            return -1;
        }
        int count = Math.min(length, current.bytes().length - at);
        System.arraycopy(current.bytes(), at, into, offset, count);
        at += count;
        return count;
    }

    @Override
    public long skip(long wanted) throws IOException {
        if (wanted <= 0 || !ready()) {
            return 0;
        }
        int count = (int) Math.min(wanted, current.bytes().length - at);
        at += count;
        return count;
    }

    @Override
    public void close() {
        reader.interrupt();
        pieces.clear();
    }

    private boolean ready() throws IOException {
        if (at == current.bytes().length && current.bytes() != Piece.END) {
            current = take();
            at = 0;
        }
        if (current.failure() != null) {
            throw current.failure();
        }
        return current.bytes() != Piece.END;
    }

    private Piece take() throws IOException {
        try {
            return pieces.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private void readAll(InputStream source, Consumer<byte[]> tap) {
        try {
            put(readPieces(source, tap));
        } catch (InterruptedException e) {
            // The reader of this stream has left.
        }
    }

    private Piece readPieces(InputStream source, Consumer<byte[]> tap) throws InterruptedException {
        try {
            while (true) {
                byte[] buffer = new byte[PIECE];
                int count = source.readNBytes(buffer, 0, PIECE);
                if (count == 0) {
                    return new Piece(Piece.END, null);
                }
                byte[] bytes = count == PIECE ? buffer : Arrays.copyOf(buffer, count);
                tap.accept(bytes);
                put(new Piece(bytes, null));
            }
        } catch (IOException e) {
            return new Piece(Piece.END, e);
        } catch (RuntimeException e) {
            return new Piece(Piece.END, new IOException(e.toString(), e));
        }
    }

    private void put(Piece piece) throws InterruptedException {
        pieces.put(piece);
    }
}
