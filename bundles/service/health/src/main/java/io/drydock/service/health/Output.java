package io.drydock.service.health;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** The beginning of what a probe wrote. Safe for a writer and a reader. */
final class Output {

    static final int LONGEST = 4096;

    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private boolean cut;

    synchronized void add(ByteBuffer bytes) {
        int room = Math.min(LONGEST - kept.size(), bytes.remaining());
        byte[] some = new byte[room];
        bytes.get(some);
        kept.writeBytes(some);
        cut |= bytes.hasRemaining();
    }

    /** With three dots where something was left out, as dockerd shows it. */
    synchronized String text() {
        return kept.toString(StandardCharsets.UTF_8) + (cut ? "..." : "");
    }
}
