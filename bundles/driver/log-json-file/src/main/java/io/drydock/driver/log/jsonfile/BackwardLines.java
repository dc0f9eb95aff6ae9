package io.drydock.driver.log.jsonfile;

import io.drydock.driver.log.jsonfile.LogSegment.Content;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/**
 * Lines of a file from its end, read in blocks: a tail costs what it returns, not what is there.
 */
final class BackwardLines {

    private static final int BLOCK = 64 << 10;

    private final Content content;
    private byte[] block = {};
    private long blockStart;
    private long start;
    private long end;

    /** Before the last complete line. */
    BackwardLines(Content content) throws IOException {
        this.content = content;
        this.blockStart = content.size();
        this.start = newlineBefore(content.size()) + 1;
    }

    /** Steps one line towards the beginning; false at the beginning. */
    boolean previous() throws IOException {
        if (start <= 0) {
            return false;
        }
        end = start - 1;
        start = newlineBefore(end) + 1;
        return true;
    }

    /** Where the line begins; at first the end of the last complete line. */
    long start() {
        return start;
    }

    /** The line, without its newline. */
    byte[] line() throws IOException {
        return content.read(start, (int) (end - start));
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

    /** Where the last complete line of a file ends. */
    static long endOfLastLine(FileChannel channel) throws IOException {
        ByteBuffer block = ByteBuffer.allocate(BLOCK);
        for (long end = channel.size(); end > 0; ) {
            long from = Math.max(0, end - BLOCK);
            block.clear().limit((int) (end - from));
            while (block.hasRemaining() && channel.read(block, from + block.position()) > 0) {
                // reads on
            }
            for (int i = block.position() - 1; i >= 0; i--) {
                if (block.get(i) == '\n') {
                    return from + i + 1;
                }
            }
            end = from;
        }
        return 0;
    }
}
