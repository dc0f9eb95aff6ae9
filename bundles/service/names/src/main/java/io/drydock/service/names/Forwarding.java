package io.drydock.service.names;

import io.drydock.api.engine.network.NameServers.Guest;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Semaphore;

/** Asks others what the directory does not know. Waits, so it runs on threads that may. */
final class Forwarding {

    /** Questions of one guest that are under way at once. */
    static final int MOST = 1024;

    private static final Logger LOG = LoggerFactory.getLogger(Forwarding.class);
    private static final int CODE = 0x0f;

    private final HostResolvers resolvers;
    private final Exchange exchange;

    Forwarding(HostResolvers resolvers, Exchange exchange) {
        this.resolvers = resolvers;
        this.exchange = exchange;
    }

    /**
     * The answer for the guest, whatever becomes of it.
     *
     * @param raw the question as it came
     * @param permits of this guest
     */
    byte[] ask(Guest guest, Semaphore permits, byte[] raw, Message query, boolean stream) {
        if (!guest.forwarding()) {
            return Replies.failure(query).toWire();
        }
        if (!permits.tryAcquire()) {
            LOG.warn(
                    "more than {} questions of container {} are unanswered",
                    MOST,
                    guest.containerId());
            return Replies.of(query, Rcode.REFUSED, List.of()).toWire();
        }
        try {
            return first(guest, raw, query, stream);
        } finally {
            permits.release();
        }
    }

    /** A server that fails or refuses may know less than the next one. */
    private byte[] first(Guest guest, byte[] raw, Message query, boolean stream) {
        for (Upstream server : resolvers.of(guest)) {
            try {
                byte[] answer = exchange.ask(server, guest.namespace(), raw, stream);
                int code = answer[3] & CODE;
                if (code != Rcode.SERVFAIL && code != Rcode.REFUSED) {
                    return stream ? answer : fitting(query, answer);
                }
            } catch (IOException | RuntimeException e) {
                LOG.debug("name server {}: {}", server.address(), e.toString());
            }
        }
        return Replies.failure(query).toWire();
    }

    /** An answer longer than the asker can take is cut, and says so: it then comes by stream. */
    private static byte[] fitting(Message query, byte[] answer) throws IOException {
        int limit = Replies.limit(query);
        if (answer.length <= limit) {
            return answer;
        }
        Message whole = new Message(answer);
        whole.getHeader().setFlag(Flags.QR);
        return whole.toWire(limit);
    }
}
