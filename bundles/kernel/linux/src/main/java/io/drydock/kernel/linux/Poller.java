package io.drydock.kernel.linux;

import io.drydock.api.spi.linux.Errno;
import io.drydock.api.spi.linux.LinuxException;

import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntConsumer;

/**
 * One platform thread that waits on all descriptors of the engine (epoll).
 *
 * <p>A registration is known by a token, not by its descriptor: a late event for a number that was
 * closed and given out again finds no token and is dropped. Callbacks run on the polling thread.
 */
@Component(service = Poller.class, immediate = true)
public final class Poller {

    static final int READABLE = 0x1;
    static final int WRITABLE = 0x4;

    /** No event: the poller ends and nothing will be heard of the descriptor any more. */
    static final int STOPPED = 0;

    static final int EDGE = 0x80000000;
    static final int PEER_CLOSED = 0x2000;

    private static final Logger LOG = LoggerFactory.getLogger(Poller.class);
    private static final int ADD = 1;
    private static final int DELETE = 2;
    private static final int BATCH = 128;

    /** struct epoll_event is packed on x86 only. */
    private static final int DATA_OFFSET =
            System.getProperty("os.arch", "").equals("aarch64") ? 8 : 4;

    private static final int EVENT_BYTES = DATA_OFFSET + 8;

    private final Map<Long, IntConsumer> callbacks = new ConcurrentHashMap<>();
    private final AtomicLong tokens = new AtomicLong();
    private volatile boolean stopped;
    private final int epoll;
    private final int wake;

    /** Starts the polling thread. */
    @Activate
    public Poller() {
        epoll = Calls.check(LibC.epoll_create1(OpenFlags.CLOEXEC), "epoll_create", "poller");
        wake = Calls.check(LibC.eventfd(0, OpenFlags.CLOEXEC), "eventfd", "poller");
        control(ADD, wake, READABLE, 0);
        Thread.ofPlatform().daemon().name("drydock-poller").start(this::loop);
    }

    /** Ends the polling thread; every party still registered is told by {@link #STOPPED}. */
    @Deactivate
    public void stop() {
        stopped = true;
        LibC.write(wake, new byte[] {1, 0, 0, 0, 0, 0, 0, 0}, 8);
    }

    /**
     * Calls back on events until {@link #forget}.
     *
     * @return the token
     */
    long watch(int fd, int events, IntConsumer callback) {
        if (stopped) {
            throw new LinuxException(Errno.EBADF, "wait on", "a stopped poller");
        }
        long token = tokens.incrementAndGet();
        callbacks.put(token, callback);
        try {
            control(ADD, fd, events, token);
        } catch (RuntimeException e) {
            callbacks.remove(token);
            throw e;
        }
        return token;
    }

    /** Ends a registration, before its descriptor is closed. */
    void forget(int fd, long token) {
        if (callbacks.remove(token) != null) {
            LibC.epoll_ctl(epoll, DELETE, fd, new byte[EVENT_BYTES]);
        }
    }

    private void control(int operation, int fd, int events, long token) {
        byte[] event = new byte[EVENT_BYTES];
        ByteBuffer.wrap(event)
                .order(ByteOrder.nativeOrder())
                .putInt(0, events)
                .putLong(DATA_OFFSET, token);
        Calls.check(LibC.epoll_ctl(epoll, operation, fd, event), "epoll_ctl", "descriptor " + fd);
    }

    private void loop() {
        byte[] events = new byte[BATCH * EVENT_BYTES];
        ByteBuffer view = ByteBuffer.wrap(events).order(ByteOrder.nativeOrder());
        boolean running = true;
        while (running) {
            int count = LibC.epoll_wait(epoll, events, BATCH, -1);
            for (int i = 0; i < count; i++) {
                long token = view.getLong(i * EVENT_BYTES + DATA_OFFSET);
                running &= token != 0;
                deliver(callbacks.get(token), view.getInt(i * EVENT_BYTES));
            }
        }
        callbacks.values().forEach(callback -> deliver(callback, STOPPED));
        LibC.close(epoll);
        LibC.close(wake);
    }

    private static void deliver(@Nullable IntConsumer callback, int events) {
        if (callback == null) {
            return;
        }
        try {
            callback.accept(events);
        } catch (RuntimeException e) {
            LOG.error("a callback of the poller failed", e);
        }
    }
}
