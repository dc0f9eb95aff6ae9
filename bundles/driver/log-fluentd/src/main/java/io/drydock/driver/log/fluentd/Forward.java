package io.drydock.driver.log.fluentd;

import io.drydock.api.spi.log.LogEntry;
import io.drydock.driver.log.net.Link;
import io.drydock.driver.log.net.Sender.Conversation;

import org.msgpack.core.MessageBufferPacker;
import org.msgpack.core.MessagePack;
import org.msgpack.core.MessagePackException;
import org.msgpack.core.MessageUnpacker;
import org.msgpack.value.Value;
import org.msgpack.value.ValueFactory;

import java.io.IOException;
import java.io.InputStream;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The forward protocol, mode Forward: tag, entries, options. With {@code chunk} among the options
 * the server answers {@code ack} with the same name when it has the entries.
 */
final class Forward implements Conversation {

    private static final int NAME_BYTES = 16;

    private final Link link;
    private final Records records;
    private final Options options;
    private final MessageUnpacker answers;

    Forward(Link link, Records records, Options options) {
        this.link = link;
        this.records = records;
        this.options = options;
        this.answers = MessagePack.newDefaultUnpacker(new Answers(link));
    }

    @Override
    public void send(List<LogEntry> entries) throws IOException {
        String chunk = options.acknowledged() ? name() : "";
        try (MessageBufferPacker out = MessagePack.newDefaultBufferPacker()) {
            out.packArrayHeader(3);
            out.packString(records.tag());
            out.packArrayHeader(entries.size());
            for (LogEntry entry : entries) {
                records.write(entry, options.subSecond(), out);
            }
            out.packMapHeader(chunk.isEmpty() ? 1 : 2);
            out.packString("size").packInt(entries.size());
            if (!chunk.isEmpty()) {
                out.packString("chunk").packString(chunk);
            }
            byte[] message = out.toByteArray();
            link.send(message, message.length);
        }
        if (!chunk.isEmpty()) {
            awaitAnswer(chunk);
        }
    }

    private void awaitAnswer(String chunk) throws IOException {
        Value answer;
        try {
            answer = answers.unpackValue();
        } catch (MessagePackException e) {
            throw new IOException("fluentd gives no answer to chunk " + chunk, e);
        }
        Value named =
                answer.isMapValue()
                        ? answer.asMapValue().map().get(ValueFactory.newString("ack"))
                        : null;
        if (named == null || !named.toString().equals(chunk)) {
            throw new IOException("fluentd answers " + answer + " to chunk " + chunk);
        }
    }

    private static String name() {
        byte[] name = new byte[NAME_BYTES];
        ThreadLocalRandom.current().nextBytes(name);
        return Base64.getEncoder().encodeToString(name);
    }

    @Override
    public void close() {
        link.close();
    }

    /** The link as a stream. */
    private static final class Answers extends InputStream {

        private final Link link;

        Answers(Link link) {
            this.link = link;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return link.receive(one) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            byte[] some = new byte[length];
            int count = link.receive(some);
            System.arraycopy(some, 0, into, offset, Math.max(0, count));
            return count;
        }
    }
}
