package io.drydock.kernel.linux;

import io.drydock.api.spi.linux.Errno;
import io.drydock.api.spi.linux.LinuxException;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A conversation with rtnetlink in the namespace of the thread that opened it.
 *
 * <p>Requests that need no answer but success go out together in one datagram; the kernel works
 * them off in order and acknowledges each. The first refusal is thrown, the rest has been tried
 * too.
 */
final class NetlinkSocket implements AutoCloseable {

    private static final int FAMILY = 16;
    private static final int RAW = 3;
    private static final int ROUTE = 0;
    private static final int TYPE_ERROR = 2;
    private static final int TYPE_DONE = 3;
    private static final int RECEIVE_BYTES = 32 << 10;

    private final Descriptor descriptor;
    private int sequence;

    private NetlinkSocket(int fd) {
        descriptor = new Descriptor(fd, "rtnetlink");
    }

    static NetlinkSocket open() {
        return open(ROUTE);
    }

    /** The same of another protocol, such as netfilter. */
    static NetlinkSocket open(int protocol) {
        int type = RAW | OpenFlags.CLOEXEC;
        return new NetlinkSocket(
                Calls.check(LibC.socket(FAMILY, type, protocol), "socket", "netlink"));
    }

    /** Requests answered by an acknowledgement each. */
    void execute(List<NetlinkMessage> requests) {
        if (requests.isEmpty()) {
            return;
        }
        int first = sequence + 1;
        ByteArrayOutputStream datagram = new ByteArrayOutputStream();
        for (NetlinkMessage request : requests) {
            datagram.writeBytes(request.finish(++sequence));
        }
        send(datagram.toByteArray());
        int[] errors = new int[requests.size()];
        Exchange exchange = new Exchange(first, errors);
        while (exchange.open > 0) {
            receive(exchange);
        }
        for (int i = 0; i < errors.length; i++) {
            NetlinkMessage request = requests.get(i);
            if (errors[i] != 0) {
                throw new LinuxException(-errors[i], request.operation(), request.target());
            }
        }
    }

    /** One request answered by messages: a dump, or a get with the acknowledgement asked for. */
    List<NetlinkReply> query(NetlinkMessage request) {
        send(request.finish(++sequence));
        Exchange exchange = new Exchange(sequence, new int[1]);
        while (exchange.open > 0) {
            receive(exchange);
        }
        if (exchange.errors[0] != 0) {
            throw new LinuxException(-exchange.errors[0], request.operation(), request.target());
        }
        return exchange.replies;
    }

    private void send(byte[] datagram) {
        descriptor.use(
                fd ->
                        (int)
                                Calls.check(
                                        LibC.send(fd, datagram, datagram.length, 0),
                                        "send",
                                        "netlink"));
    }

    private void receive(Exchange exchange) {
        byte[] raw = new byte[RECEIVE_BYTES];
        int length =
                descriptor.use(
                        fd ->
                                (int)
                                        Calls.check(
                                                LibC.recv(fd, raw, raw.length, 0),
                                                "receive",
                                                "netlink"));
        ByteBuffer view = ByteBuffer.wrap(raw).order(ByteOrder.nativeOrder());
        int at = 0;
        while (at + NetlinkMessage.HEADER <= length) {
            int size = view.getInt(at);
            if (size < NetlinkMessage.HEADER || at + size > length) {
                throw new LinuxException(Errno.EIO, "receive", "netlink");
            }
            int body = at + NetlinkMessage.HEADER;
            exchange.take(
                    view.getShort(at + 4),
                    view.getInt(at + 8),
                    Arrays.copyOfRange(raw, body, at + size));
            at += size + 3 & ~3;
        }
    }

    @Override
    public void close() {
        descriptor.close();
    }

    /** What is still to come for the requests sent. */
    private static final class Exchange {

        private final int first;
        private final int[] errors;
        private final List<NetlinkReply> replies = new ArrayList<>();
        private int open;

        Exchange(int first, int[] errors) {
            this.first = first;
            this.errors = errors;
            this.open = errors.length;
        }

        void take(int type, int answered, byte[] body) {
            int index = answered - first;
            if (index < 0 || index >= errors.length) {
                return;
            }
            if (type == TYPE_ERROR || type == TYPE_DONE) {
                errors[index] = new NetlinkReply(type, body).intAt(0);
                open--;
            } else {
                replies.add(new NetlinkReply(type, body));
            }
        }
    }
}
