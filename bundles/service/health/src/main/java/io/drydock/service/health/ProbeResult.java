package io.drydock.service.health;

import java.time.Duration;

/**
 * What a probe said.
 *
 * @param exitCode 0 for healthy; -1 when it did not come to its end
 * @param output what it wrote, or why it failed
 */
record ProbeResult(int exitCode, String output) {

    static ProbeResult healthy(String output) {
        return new ProbeResult(0, output);
    }

    static ProbeResult failed(String reason) {
        return new ProbeResult(1, reason);
    }

    static ProbeResult late(Duration timeout, String output) {
        String text = "Health check exceeded timeout (%s)".formatted(DurationText.of(timeout));
        return new ProbeResult(-1, output.isEmpty() ? text : text + ": " + output);
    }
}
