package io.drydock.driver.log.gelf;

import io.drydock.api.spi.log.LogEntry;
import io.drydock.driver.log.net.Link;
import io.drydock.driver.log.net.Sender.Conversation;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;

/** Over TCP each message ends with a zero byte. */
record StreamConversation(Link link, Messages messages) implements Conversation {

    @Override
    public void send(List<LogEntry> entries) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (LogEntry entry : entries) {
            byte[] message = messages.message(entry);
            if (message.length > 0) {
                out.writeBytes(message);
                out.write(0);
            }
        }
        if (out.size() > 0) {
            link.send(out.toByteArray(), out.size());
        }
    }

    @Override
    public void close() {
        link.close();
    }
}
