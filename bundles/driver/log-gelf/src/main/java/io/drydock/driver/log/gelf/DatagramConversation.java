package io.drydock.driver.log.gelf;

import io.drydock.api.spi.log.LogEntry;
import io.drydock.driver.log.net.Link;
import io.drydock.driver.log.net.Sender.Conversation;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;

/** Over UDP a message is compressed, and what does not fit one packet goes in chunks. */
record DatagramConversation(Link link, Messages messages, Options options) implements Conversation {

    /** Fits an Ethernet frame. */
    private static final int PACKET = 1420;

    private static final int CHUNK_HEAD = 12;
    private static final int MOST_CHUNKS = 128;

    @Override
    public void send(List<LogEntry> entries) throws IOException {
        for (LogEntry entry : entries) {
            byte[] message = messages.message(entry);
            if (message.length > 0) {
                packets(compressed(message));
            }
        }
    }

    private void packets(byte[] message) throws IOException {
        if (message.length <= PACKET) {
            link.send(message, message.length);
            return;
        }
        int body = PACKET - CHUNK_HEAD;
        int count = (message.length + body - 1) / body;
        if (count > MOST_CHUNKS) {
            // no receiver would take it; a line has 16 KiB at most, so this is a giant of a label
            return;
        }
        long id = ThreadLocalRandom.current().nextLong();
        for (int i = 0; i < count; i++) {
            byte[] part =
                    Arrays.copyOfRange(message, i * body, Math.min(message.length, (i + 1) * body));
            byte[] packet = chunk(id, i, count, part);
            link.send(packet, packet.length);
        }
    }

    private static byte[] chunk(long id, int number, int count, byte[] part) {
        return java.nio.ByteBuffer.allocate(CHUNK_HEAD + part.length)
                .put((byte) 0x1e)
                .put((byte) 0x0f)
                .putLong(id)
                .put((byte) number)
                .put((byte) count)
                .put(part)
                .array();
    }

    private byte[] compressed(byte[] message) throws IOException {
        if (options.compression() == Options.Compression.NONE) {
            return message;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(message.length);
        Deflater deflater = new Deflater(options.level());
        try (OutputStream out =
                options.compression() == Options.Compression.GZIP
                        ? new Gzip(bytes, options.level())
                        : new DeflaterOutputStream(bytes, deflater)) {
            out.write(message);
        } finally {
            deflater.end();
        }
        return bytes.toByteArray();
    }

    @Override
    public void close() {
        link.close();
    }

    /** Java's own has no place for the level. */
    private static final class Gzip extends GZIPOutputStream {
        Gzip(OutputStream out, int level) throws IOException {
            super(out);
            def.setLevel(level);
        }
    }
}
