import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;

/** The answer on a connection: reads the head at once, and then is the body, whichever its form. */
final class Body extends InputStream {

    private static final long CHUNKED = -1;
    private static final long UNTIL_CLOSED = Long.MAX_VALUE;

    final int status;

    /** Whether the connection ends with this answer. */
    boolean closes;

    private final InputStream in;
    private final StringBuilder text = new StringBuilder();
    private long left = UNTIL_CLOSED;
    private boolean chunked;

    Body(InputStream in) throws IOException {
        this.in = in;
        status = Integer.parseInt(line().substring(9, 12));
        for (String header = line(); !header.isEmpty(); header = line()) {
            header(header.toLowerCase(Locale.ROOT));
        }
        if (status == 204 || status == 304) {
            left = 0;
        }
    }

    private void header(String header) {
        if (header.startsWith("content-length:")) {
            left = Long.parseLong(header.substring(15).strip());
        } else if (header.startsWith("transfer-encoding:") && header.endsWith("chunked")) {
            chunked = true;
            left = CHUNKED;
        } else if (header.equals("connection: close")) {
            closes = true;
        }
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (left == CHUNKED) {
            nextChunk();
        }
        if (left == 0) {
            return -1;
        }
        int count = in.read(target, offset, (int) Math.min(length, left));
        if (count < 0) {
            if (left == UNTIL_CLOSED) {
                return -1;
            }
            throw new EOFException("the engine closed the connection within an answer");
        }
        took(count);
        return count;
    }

    private void took(int count) throws IOException {
        if (left == UNTIL_CLOSED) {
            return;
        }
        left -= count;
        if (left == 0 && chunked) {
            line();
            left = CHUNKED;
        }
    }

    private void nextChunk() throws IOException {
        left = Long.parseLong(line(), 16);
        if (left == 0) {
            line();
            chunked = false;
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    private String line() throws IOException {
        text.setLength(0);
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException("the engine closed the connection before an answer");
            }
            if (c != '\r') {
                text.append((char) c);
            }
        }
        return text.toString();
    }
}
