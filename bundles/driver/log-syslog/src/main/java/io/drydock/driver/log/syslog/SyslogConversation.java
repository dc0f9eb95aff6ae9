package io.drydock.driver.log.syslog;

import io.drydock.api.spi.log.LogEntry;
import io.drydock.driver.log.net.Link;
import io.drydock.driver.log.net.Sender.Conversation;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;

/** Messages on a stream go together, datagrams one by one. */
final class SyslogConversation implements Conversation {

    private final Server.Way way;
    private final Link link;
    private final MessageWriter writer;

    SyslogConversation(Server.Connected server, MessageWriter writer) {
        this.way = server.way();
        this.link = server.link();
        this.writer = writer;
    }

    @Override
    public void send(List<LogEntry> entries) throws IOException {
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        for (LogEntry entry : entries) {
            byte[] message = writer.message(entry);
            if (message.length == 0) {
                continue;
            }
            if (way.datagrams()) {
                link.send(message, message.length);
            } else {
                stream.writeBytes(message);
            }
        }
        if (stream.size() > 0) {
            link.send(stream.toByteArray(), stream.size());
        }
    }

    @Override
    public void close() {
        link.close();
    }
}
