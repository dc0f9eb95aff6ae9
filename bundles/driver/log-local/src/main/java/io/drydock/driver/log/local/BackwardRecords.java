package io.drydock.driver.log.local;

import io.drydock.driver.log.files.Content;
import io.drydock.driver.log.files.Framing;

import java.io.IOException;

/** Records from the end of a file; of one that a crash cut short, from the last whole one. */
final class BackwardRecords implements Framing.Backward {

    private final Content content;
    private long start;
    private long end;

    BackwardRecords(Content content) throws IOException {
        this.content = content;
        start = wholeAt(content.size()) ? content.size() : wholeFromTheBeginning();
    }

    @Override
    public long start() {
        return start;
    }

    @Override
    public boolean previous() throws IOException {
        if (start <= 0) {
            return false;
        }
        end = start;
        start = end - sizeAt(end - Records.SIZE) - 2L * Records.SIZE;
        return true;
    }

    @Override
    public byte[] record() throws IOException {
        return content.read(start, (int) (end - start));
    }

    /** Whether a record ends here: both of its sizes agree. */
    private boolean wholeAt(long at) throws IOException {
        if (at == 0) {
            return true;
        }
        if (at < 2L * Records.SIZE) {
            return false;
        }
        long size = sizeAt(at - Records.SIZE);
        long from = at - size - 2L * Records.SIZE;
        return from >= 0 && sizeAt(from) == size;
    }

    private long wholeFromTheBeginning() throws IOException {
        long at = 0;
        while (at + Records.SIZE <= content.size()) {
            long next = at + sizeAt(at) + 2L * Records.SIZE;
            if (next > content.size()) {
                return at;
            }
            at = next;
        }
        return at;
    }

    private long sizeAt(long at) throws IOException {
        byte[] size = content.read(at, Records.SIZE);
        return Records.size(size, 0);
    }
}
