package io.drydock.kernel.http;

import io.drydock.api.model.stream.Hijack;
import io.drydock.api.spi.linux.Errno;
import io.drydock.api.spi.linux.LinuxException;
import io.drydock.api.spi.linux.SeqPacketConnection;
import io.drydock.api.spi.stream.AttachPoint;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;

/** Process to client: packets become frames or plain bytes, unwanted streams are dropped. */
final class PumpOutput {

    private static final Logger LOG = LoggerFactory.getLogger(PumpOutput.class);

    /** A silent process is no error; the wait is only cut into pieces. */
    private static final Duration PIECE = Duration.ofHours(1);

    /** The largest packet that conmon sends: 8 KiB and the type. */
    private static final int PACKET = 8193;

    private final Hijack hijack;
    private final SeqPacketConnection process;
    private final PumpState state;

    PumpOutput(Hijack hijack, SeqPacketConnection process, PumpState state) {
        this.hijack = hijack;
        this.process = process;
        this.state = state;
    }

    /** Copies until the process closes its side or the stream ends otherwise. */
    void copyTo(ClientLink link) throws IOException {
        ByteBuffer packet = ByteBuffer.allocate(PACKET);
        while (next(packet)) {
            if (packet.remaining() > 1) {
                copy(packet, link);
            }
        }
    }

    private boolean next(ByteBuffer packet) {
        while (!state.ended()) {
            try {
                packet.clear();
                int length = process.read(packet, PIECE);
                packet.position(0).limit(Math.max(length, 0));
                return length >= 0;
            } catch (LinuxException e) {
                if (!e.is(Errno.ETIMEDOUT)) {
                    if (!state.ended()) {
                        LOG.warn("output of {} broke off", hijack.tag(), e);
                    }
                    return false;
                }
            }
        }
        return false;
    }

    private void copy(ByteBuffer packet, ClientLink link) throws IOException {
        int type = packet.get();
        boolean wanted =
                hijack.terminal()
                        ? hijack.stdout() || hijack.stderr()
                        : type == AttachPoint.STDERR ? hijack.stderr() : hijack.stdout();
        if (!wanted) {
            return;
        }
        if (hijack.framed()) {
            link.write(StreamFrame.header(type, packet.remaining()), packet);
        } else {
            link.write(packet);
        }
    }
}
