package io.drydock.driver.log.journald;

import io.drydock.api.spi.log.LogEntry;
import io.drydock.driver.log.net.Link;
import io.drydock.driver.log.net.Sender.Conversation;

import java.io.IOException;
import java.util.List;

/** One datagram an entry. */
record Journal(Link link, Fields fields) implements Conversation {

    @Override
    public void send(List<LogEntry> entries) throws IOException {
        for (LogEntry entry : entries) {
            byte[] message = fields.message(entry);
            link.send(message, message.length);
        }
    }

    @Override
    public void close() {
        link.close();
    }
}
