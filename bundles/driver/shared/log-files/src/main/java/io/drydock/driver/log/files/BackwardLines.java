package io.drydock.driver.log.files;

import java.io.IOException;

/**
 * Lines of a file from its end, read in blocks: a tail costs what it returns, not what is there.
 */
public final class BackwardLines implements Framing.Backward {

    private static final int BLOCK = 64 << 10;

    private final Content content;
    private byte[] block = {};
    private long blockStart;
    private long start;
    private long end;

    /** Before the last complete line. */
    public BackwardLines(Content content) throws IOException {
        this.content = content;
        this.blockStart = content.size();
        this.start = newlineBefore(content.size()) + 1;
    }

    @Override
    public boolean previous() throws IOException {
        if (start <= 0) {
            return false;
        }
        end = start - 1;
        start = newlineBefore(end) + 1;
        return true;
    }

    @Override
    public long start() {
        return start;
    }

    @Override
    public byte[] record() throws IOException {
        return content.read(start, (int) (end + 1 - start));
    }

    /** Place of the last newline before {@code offset}, -1 if there is none. */
    private long newlineBefore(long offset) throws IOException {
        for (long at = offset - 1; at >= 0; at--) {
            if (at < blockStart) {
                long from = Math.max(0, at + 1 - BLOCK);
                block = content.read(from, (int) (at + 1 - from));
                blockStart = from;
            }
            if (block[(int) (at - blockStart)] == '\n') {
                return at;
            }
        }
        return -1;
    }
}
