package io.drydock.service.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drydock.api.model.PruneUntil;
import io.drydock.api.model.container.ContainerUpdateRequest;
import io.drydock.api.model.container.HostConfig;
import io.drydock.api.model.container.Resources;
import io.drydock.api.model.container.RestartPolicy;
import io.drydock.api.model.error.EngineException;
import io.drydock.api.model.error.ErrorKind;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

class UpdateTest {

    private static final long MIB = 1 << 20;

    @Test
    void whatIsNotNamedStays() {
        HostConfig next =
                merge(
                        present -> {
                            present.memory = 64 * MIB;
                            present.cpuShares = 512;
                        },
                        wanted -> wanted.cpuShares = 1024);
        assertThat(next.resources().cpuShares()).isEqualTo(1024);
        assertThat(next.resources().memory()).isEqualTo(64 * MIB);
        assertThat(next.restartPolicy()).isEqualTo(RestartPolicy.NO);
    }

    @Test
    void memoryMayNotOutgrowItsSwapLimit() {
        conflicts(
                present -> present.memory = 64 * MIB,
                wanted -> wanted.memory = 129 * MIB,
                "Memory limit should be smaller than already set memoryswap limit, update the"
                        + " memoryswap at the same time");
        conflicts(
                present -> {},
                wanted -> wanted.memory = 32 * MIB,
                "Memory limit should be smaller than already set memoryswap limit, update the"
                        + " memoryswap at the same time");
        assertThat(
                        merge(present -> present.memory = 64 * MIB, w -> w.memory = 128 * MIB)
                                .resources()
                                .memory())
                .isEqualTo(128 * MIB);
        assertThat(
                        merge(present -> present.memorySwap = -1, w -> w.memory = 128 * MIB)
                                .resources()
                                .memory())
                .isEqualTo(128 * MIB);
    }

    @Test
    void theTwoFormsOfACpuQuotaExcludeEachOther() {
        conflicts(
                present -> present.nanoCpus = 5,
                wanted -> wanted.cpuQuota = 5000,
                "Conflicting options: CPU Quota cannot be updated as NanoCPUs has already been"
                        + " set");
        conflicts(
                present -> present.cpuPeriod = 5000,
                wanted -> wanted.nanoCpus = 5000,
                "Conflicting options: Nano CPUs cannot be updated as CPU Period has already been"
                        + " set");
    }

    @Test
    @Tag("1.3/update-pids")
    void anythingBelowOneIsNoLimitOfProcesses() {
        assertThat(merge(p -> p.pidsLimit = 5L, w -> w.pidsLimit = -1L).resources().pidsLimit())
                .isZero();
        Resources live =
                UpdateMerge.live(Resources.NONE, Resources.of(wanted -> wanted.pidsLimit = 0L));
        assertThat(live.pidsLimit()).isEqualTo(-1);
    }

    @Test
    void onlyTheChangeReachesTheRunningContainerAndSwapGoesWithMemory() {
        Resources present =
                Resources.of(
                        draft -> {
                            draft.memory = 64 * MIB;
                            draft.cpuShares = 512;
                        });
        Resources live =
                UpdateMerge.live(present, Resources.of(wanted -> wanted.memory = 100 * MIB));
        assertThat(live)
                .isEqualTo(
                        Resources.of(
                                draft -> {
                                    draft.memory = 100 * MIB;
                                    draft.memorySwap = 128 * MIB;
                                }));
    }

    @Test
    void aRestartPolicyDoesNotGoWithAutomaticRemoval() {
        HostConfig host = HostConfig.of(draft -> draft.autoRemove = true);
        ContainerUpdateRequest request =
                new ContainerUpdateRequest(Resources.NONE, new RestartPolicy("always", 0));
        assertThatThrownBy(() -> UpdateMerge.of(host, request))
                .hasMessage(
                        "Restart policy cannot be updated because AutoRemove is enabled for the"
                                + " container");
    }

    @Test
    @Tag("1.3/update-refused")
    void whatCannotBeUpdatedIsSaid() {
        assertThat(UpdateMerge.warnings(Resources.of(draft -> draft.cgroupParent = "/x")))
                .isEqualTo(
                        List.of(
                                "CgroupParent of a container cannot be updated. CgroupParent"
                                        + " discarded."));
        assertThat(UpdateMerge.warnings(Resources.of(draft -> draft.memory = 1))).isEmpty();
    }

    @Test
    @Tag("3.2/restart-back-off")
    void restartsBackOffAndBeginAnewAfterASteadyRun() {
        Backoff backoff = new Backoff();
        Duration short_ = Duration.ofSeconds(1);
        assertThat(backoff.next("a", short_)).isEqualTo(100);
        assertThat(backoff.next("a", short_)).isEqualTo(200);
        assertThat(backoff.next("a", short_)).isEqualTo(400);
        assertThat(backoff.next("b", short_)).isEqualTo(100);
        assertThat(backoff.next("a", Duration.ofSeconds(10))).isEqualTo(100);
        assertThat(backoff.next("a", short_)).isEqualTo(200);
        for (int i = 0; i < 20; i++) {
            backoff.next("a", short_);
        }
        assertThat(backoff.next("a", short_)).isEqualTo(60_000);
    }

    @ParameterizedTest
    @CsvSource({
        "1h, 2026-11-21T11:00:00Z",
        "1h30m, 2026-11-21T10:30:00Z",
        "10.5s, 2026-11-21T11:59:49.500Z",
        "1795262400, 2026-11-21T12:00:00Z",
        "2026-11-20, 2026-11-20T00:00:00Z",
        "2026-11-20T05:06:07, 2026-11-20T05:06:07Z",
        "2026-11-20T05:06:07+01:00, 2026-11-20T04:06:07Z"
    })
    void pruneUntilTakesTimesAndDurations(String text, String expected) {
        assertThat(until(text)).hasToString(expected);
    }

    @Test
    void otherTimesAreRefused() {
        assertThatThrownBy(() -> until("soon"))
                .hasMessage("failed to parse value as time or duration: \"soon\"");
    }

    private static java.time.Instant until(String text) {
        return PruneUntil.of(
                        new io.drydock.api.model.Filters(
                                java.util.Map.of("until", java.util.Set.of(text))),
                        java.time.Instant.parse("2026-11-21T12:00:00Z"),
                        java.time.ZoneOffset.UTC)
                .orElseThrow();
    }

    private static HostConfig merge(
            Consumer<Resources.Draft> present, Consumer<Resources.Draft> wanted) {
        HostConfig host =
                HostConfig.of(
                        draft -> {
                            draft.resources = Resources.of(present);
                            draft.restartPolicy = RestartPolicy.NO;
                        });
        return UpdateMerge.of(
                host, new ContainerUpdateRequest(Resources.of(wanted), RestartPolicy.UNSET));
    }

    private static void conflicts(
            Consumer<Resources.Draft> present, Consumer<Resources.Draft> wanted, String text) {
        assertThatThrownBy(() -> merge(present, wanted))
                .isInstanceOfSatisfying(
                        EngineException.class,
                        e -> assertThat(e.kind()).isEqualTo(ErrorKind.CONFLICT))
                .hasMessage(text);
    }
}
