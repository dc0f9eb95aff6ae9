package io.drydock.driver.log.files;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.zip.CRC32C;

/**
 * One file of a log.
 *
 * @param file where it is
 * @param identity of its inode and first record; renaming and compressing keep it, and unlike the
 *     inode alone it does not return when a file is deleted and another made. 0 while there is no
 *     record.
 * @param compressed content to be inflated
 */
record LogSegment(Path file, long identity, boolean compressed) {

    private static final int HEAD = 4 << 10;

    static LogSegment plain(Path file, Framing framing) throws IOException {
        return new LogSegment(file, identity(file, framing), false);
    }

    static LogSegment compressed(Path file, Framing framing) throws IOException {
        return new LogSegment(file, Gzip.identity(file, framing), true);
    }

    static long identity(Path file, Framing framing) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            return identity(channel, framing, (Long) Files.getAttribute(file, "unix:ino"));
        }
    }

    private static long identity(FileChannel channel, Framing framing, long inode)
            throws IOException {
        byte[] head = new Content.Plain(channel).read(0, HEAD);
        int end = framing.end(head, 0, head.length);
        if (end < 0 && head.length < HEAD) {
            return 0;
        }
        CRC32C sum = new CRC32C();
        sum.update(head, 0, end < 0 ? head.length : end);
        return (sum.getValue() << 32 | inode & 0xffffffffL) | 1;
    }

    /**
     * Opens it.
     *
     * @throws NoSuchFileException if it was rotated away since it was listed
     */
    Content open(Framing framing) throws IOException {
        if (compressed) {
            return new Content.Inflated(Gzip.content(file));
        }
        FileChannel channel = FileChannel.open(file);
        if (identity(file, framing) != identity) {
            channel.close();
            throw new NoSuchFileException(file.toString());
        }
        return new Content.Plain(channel);
    }
}
