package io.drydock.driver.log.net;

import java.io.IOException;

/** A way to an end point. One thread at a time; no call lasts longer than {@link Limits#SEND}. */
public interface Link extends AutoCloseable {

    /** Sends bytes; of a datagram link, one message. */
    void send(byte[] bytes, int length) throws IOException;

    /** Reads some bytes of an answer. */
    default int receive(byte[] into) throws IOException {
        throw new IOException("this end point does not answer");
    }

    @Override
    void close();
}
