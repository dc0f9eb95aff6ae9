package io.drydock.kernel.http;

import io.drydock.api.model.stream.Hijack;
import io.drydock.api.spi.DriverException;
import io.drydock.api.spi.linux.SeqPacketConnection;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;

/**
 * Client to process. Reads to the end of the client's stream whatever happens, so that the end of
 * the connection is seen and no unread byte turns its close into a reset.
 */
final class PumpInput implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(PumpInput.class);

    /** A process that does not read its input may take its time. */
    private static final Duration PATIENCE = Duration.ofDays(365);

    /** Largest packet, below the 8 KiB that conmon reads at once. */
    private static final int PACKET = 8192;

    private final Hijack hijack;
    private final ClientLink link;
    private final PumpState state;
    private final DetachMatcher keys;
    private final byte[] buffer = new byte[PACKET];

    PumpInput(Hijack hijack, ClientLink link, PumpState state) {
        this.hijack = hijack;
        this.link = link;
        this.state = state;
        keys = new DetachMatcher(hijack.stdin() ? hijack.detachKeys() : new byte[0]);
    }

    @Override
    public void run() {
        try {
            SeqPacketConnection process = state.awaitProcess();
            if (hijack.stdin() && process != null) {
                forward(process);
            }
            discard();
            if (!link.halfCloses()) {
                state.end(PumpState.End.CLIENT_GONE);
            }
        } catch (IOException e) {
            LOG.debug("client of {} is gone", hijack.tag(), e);
            state.end(PumpState.End.CLIENT_GONE);
        }
    }

    private void forward(SeqPacketConnection process) throws IOException {
        try {
            int count = link.read(buffer);
            while (count >= 0) {
                DetachMatcher.Step step = keys.feed(buffer, count);
                send(process, step.forward());
                if (step.detached()) {
                    state.end(PumpState.End.DETACHED);
                    return;
                }
                count = link.read(buffer);
            }
            send(process, keys.rest());
            if (!hijack.terminal() && link.halfCloses()) {
                process.shutdownWrite();
            }
        } catch (DriverException e) {
            LOG.debug("process of {} takes no more input", hijack.tag(), e);
        }
    }

    private static void send(SeqPacketConnection process, byte[] bytes) {
        for (int at = 0; at < bytes.length; at += PACKET) {
            int length = Math.min(PACKET, bytes.length - at);
            process.write(ByteBuffer.wrap(bytes, at, length), PATIENCE);
        }
    }

    private void discard() throws IOException {
        while (link.read(buffer) >= 0) {
            // Nobody wants it; see above why it is read.
        }
    }
}
