package io.drydock.kernel.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drydock.api.spi.Succession;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

class HandoverTest {

    private static final Duration LIMIT = Duration.ofSeconds(1);

    /** Keeps what it was told; may refuse either part of a handover. */
    private static final class Clerk implements Succession {

        private String charge = "idle";
        private boolean stubborn;
        private boolean incapable;

        @Override
        public void begin() {
            charge = "begun";
        }

        @Override
        public byte[] handOver(Duration limit) {
            if (stubborn) {
                throw new IllegalStateException("busy for " + limit.toSeconds() + " s");
            }
            byte[] state = charge.getBytes(StandardCharsets.UTF_8);
            charge = "idle";
            return state;
        }

        @Override
        public void takeOver(byte[] state) {
            if (incapable) {
                throw new IllegalStateException("cannot read that");
            }
            charge = "after " + new String(state, StandardCharsets.UTF_8);
        }
    }

    private final Clerk old = new Clerk();
    private final Clerk fresh = new Clerk();
    private final Generations generations = new Generations();

    @Test
    void passesChargeAndState() {
        old.begin();

        Handover handover = handover();
        handover.export();
        handover.bring();

        assertThat(old.charge).isEqualTo("idle");
        assertThat(fresh.charge).isEqualTo("after begun");
    }

    @Test
    void whoCannotTakeOverLeavesTheOldOneInCharge() {
        old.begin();
        fresh.incapable = true;

        Handover handover = handover();
        handover.export();
        assertThatThrownBy(handover::bring).hasMessage("cannot read that");
        handover.takeBack();

        assertThat(old.charge).isEqualTo("after begun");
        assertThat(fresh.charge).isEqualTo("idle");
    }

    @Test
    void whoRefusesToHandOverStaysInCharge() {
        old.begin();
        old.stubborn = true;

        Handover handover = handover();
        assertThatThrownBy(handover::export).hasMessage("busy for 1 s");
        handover.takeBack();

        assertThat(old.charge).isEqualTo("begun");
        assertThat(fresh.charge).isEqualTo("idle");
    }

    @Test
    void afterTheCommitTheChargeGoesBackEvenIfTheStateIsLost() {
        fresh.begin();
        fresh.stubborn = true;

        new Handover(List.of(enter(2, fresh)), List.of(enter(1, old)), LIMIT).exchange();

        assertThat(old.charge).isEqualTo("after ");
    }

    @Test
    void whoHasNoSuccessionNeedsNone() {
        Generation plain =
                generations.enter(Given.bundle(3), Given.service(Runnable.class), 3, "plain");

        assertThat(new Handover(List.of(plain), List.of(plain), LIMIT).needed()).isFalse();
        assertThat(handover().needed()).isTrue();
    }

    private Handover handover() {
        return new Handover(List.of(enter(1, old)), List.of(enter(2, fresh)), LIMIT);
    }

    private Generation enter(long bundle, Clerk clerk) {
        return generations.enter(
                Given.bundle(bundle), Given.service(Succession.class), bundle, clerk);
    }
}
