package io.drydock.service.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drydock.api.model.container.Resources;
import io.drydock.api.model.container.WeightDevice;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Limits this kernel cannot keep are discarded and named; those it can keep stay. */
class ResourceRulesTest {

    private static final KernelLimits POOR =
            new KernelLimits(false, false, false, false, false, false, 2, "0");

    private final List<String> warnings = new ArrayList<>();

    @Test
    @Tag("3.2/BlkioWeight")
    @Tag("3.2/BlkioWeightDevice")
    @Tag("3.2/OomKillDisable")
    void aPoorKernelLosesTheLimitsItDoesNotKnow() {
        Resources left =
                check(
                        POOR,
                        draft -> {
                            draft.blkioWeight = 5;
                            draft.blkioWeightDevice = List.of(new WeightDevice("/dev/x", 10));
                            draft.memory = 64 << 20;
                            draft.memorySwap = 128 << 20;
                            draft.memorySwappiness = 10L;
                            draft.oomKillDisable = true;
                            draft.cpuRealtimePeriod = 1000;
                        });
        assertThat(left.blkioWeight()).isZero();
        assertThat(left.blkioWeightDevice()).isEmpty();
        assertThat(left.memory()).isEqualTo(64 << 20);
        assertThat(left.memorySwap()).isEqualTo(-1);
        assertThat(left.memorySwappiness()).isNull();
        assertThat(left.oomKillDisable()).isNull();
        assertThat(left.cpuRealtimePeriod()).isZero();
        assertThat(warnings)
                .containsExactlyInAnyOrder(
                        "Your kernel does not support swap limit capabilities or the cgroup is not"
                                + " mounted. Memory limited without swap.",
                        "Your kernel does not support memory swappiness capabilities or the cgroup"
                                + " is not mounted. Memory swappiness discarded.",
                        "Your kernel does not support OomKillDisable. OomKillDisable discarded.",
                        "Your kernel does not support CPU real-time scheduler. CPU real-time"
                                + " runtime and period discarded.",
                        "Your kernel does not support Block I/O weight or the cgroup is not"
                                + " mounted. Weight discarded.",
                        "Your kernel does not support Block I/O weight_device or the cgroup is not"
                                + " mounted. Weight-device discarded.");
    }

    @Test
    @Tag("3.2/KernelMemory")
    void noKernelLimitsItsOwnMemory() {
        Consumer<Resources.Draft> wanted = draft -> draft.kernelMemory = 8 << 20;
        assertThat(check(KernelLimits.all(2), wanted).kernelMemory()).isZero();
        assertThat(warnings)
                .containsExactly(
                        "Specifying a kernel memory limit is deprecated and will be removed in a"
                                + " future release.",
                        "Your kernel does not support kernel memory limit capabilities or the"
                                + " cgroup is not mounted. Limitation discarded.");
        assertThatThrownBy(() -> check(KernelLimits.all(2), draft -> draft.kernelMemory = 1))
                .hasMessage("Minimum kernel memory limit allowed is 6MB");
    }

    @Test
    @Tag("3.2/BlkioWeight")
    @Tag("3.2/OomKillDisable")
    void aRichKernelKeepsThem() {
        Resources left =
                check(
                        KernelLimits.all(2),
                        draft -> {
                            draft.blkioWeight = 500;
                            draft.oomKillDisable = true;
                        });
        assertThat(left.blkioWeight()).isEqualTo(500);
        assertThat(left.oomKillDisable()).isTrue();
        assertThat(warnings).singleElement().asString().startsWith("OOM killer is disabled");
        assertThatThrownBy(() -> check(KernelLimits.all(2), draft -> draft.blkioWeight = 5))
                .hasMessage("Range of blkio weight is from 10 to 1000");
    }

    @Test
    void listsOfProcessorsAreRanges() {
        NumberList.checkProcessors("0-1,0", 2);
        assertThatThrownBy(() -> NumberList.checkProcessors("1-0", 2))
                .hasMessage("Invalid value 1-0 for cpuset cpus: invalid format: 1-0");
        assertThatThrownBy(() -> NumberList.checkNodes("3", "0-2"))
                .hasMessage(
                        "Requested memory nodes are not available - requested 3, available: 0-2");
    }

    private Resources check(KernelLimits kernel, Consumer<Resources.Draft> edit) {
        return new ResourceRules(kernel).check(Resources.of(edit), warnings::add);
    }
}
