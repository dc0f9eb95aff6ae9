package io.drydock.driver.runtime.oci;

import static org.assertj.core.api.Assertions.assertThat;

import io.drydock.api.spi.linux.SeqPacketConnection;
import io.drydock.api.spi.runtime.ContainerSpec;
import io.drydock.api.spi.runtime.ProcessSpec;
import io.drydock.api.spi.runtime.ResourceLimits;
import io.drydock.api.spi.runtime.Task;
import io.drydock.api.spi.runtime.TaskExit;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;

/** What a process may do, sees and is limited to. */
class SurroundingsTest extends RealContainers {

    SurroundingsTest(String runtime) throws Exception {
        super(runtime);
    }

    @Test
    void userDirectoryAndEnvironmentAreThoseOfTheRoot() throws Exception {
        ProcessSpec process =
                Engine.as(Engine.process("sh", "-c", "id; pwd; env"), "joe", "/made/here", false);
        assertThat(engine.run(engine.spec(process)))
                .contains("uid=1000(joe) gid=1000(joe) groups=77(builders),1000(joe)")
                .contains("/made/here\n")
                .contains("HOME=/home/joe\n")
                .contains("HOSTNAME=box\n")
                .contains("PATH=/usr/local/sbin:");
    }

    @Test
    @Tag("3.2/seccomp")
    void seccompRefusesWhatTheProfileDoesNotAllow() throws Exception {
        ProcessSpec process =
                Engine.process(
                        "sh", "-c", "busybox unshare -U true && echo allowed || echo refused");
        assertThat(engine.run(engine.spec(process))).contains("refused");
        // again, with the filter that was compiled then
        assertThat(engine.run(engine.spec(process))).contains("refused");
        assertThat(
                        engine.run(
                                new ContainerSpecs(engine.spec(process))
                                        .withCapability("CAP_SYS_ADMIN")))
                .contains("allowed");
        Task exec = exec(running(), process, true, false);
        try (SeqPacketConnection streams = connected(exec)) {
            assertThat(packet(streams) + packet(streams)).contains("refused");
        }
        engine.awaitEnd(exec);
        engine.driver.delete(exec);
        assertThat(
                        engine.run(
                                engine.spec(
                                        process,
                                        ResourceLimits.none(),
                                        List.of(),
                                        false,
                                        "unconfined")))
                .contains("allowed");
    }

    @Test
    void privilegedHasTheHostsDevicesAndWritableSys() throws Exception {
        ProcessSpec process =
                Engine.process(
                        "sh",
                        "-c",
                        "ls /dev/kmsg; mkdir /sys/fs/cgroup/x 2>&1; cat /proc/self/mountinfo |"
                                + " busybox grep ' /sys '");
        assertThat(
                        engine.run(
                                engine.spec(
                                        process,
                                        ResourceLimits.none(),
                                        List.of(),
                                        true,
                                        "builtin")))
                .contains("/dev/kmsg\n")
                .contains("/sys rw,");
    }

    @Test
    void memoryLimitKillsAndIsReported() throws Exception {
        ResourceLimits small =
                new ResourceLimits(
                        8L << 20, null, null, null, null, null, null, null, null, null, null, null,
                        null, null, List.of());
        Task task =
                engine.create(
                        engine.spec(
                                Engine.process(
                                        "sh",
                                        "-c",
                                        "x=$(busybox yes | busybox head -c 100000000); echo"
                                                + " survived"),
                                small,
                                List.of(),
                                false,
                                "builtin"));
        engine.driver.start(task);
        engine.awaitEnd(task);
        assertThat(engine.output(task)).doesNotContain("survived");
        assertThat(engine.driver.exit(task)).map(TaskExit::outOfMemory).contains(true);
    }

    @Test
    void pausedProcessStandsStill() throws Exception {
        Task task =
                engine.create(
                        engine.spec(
                                Engine.process(
                                        "sh", "-c", "while :; do echo tick; sleep 0.02; done")));
        engine.driver.start(task);
        engine.awaitOutput(task, "tick");
        engine.driver.pause(task);
        int before = lengthAfter(task, 5, grown -> !grown);
        engine.driver.resume(task);
        assertThat(lengthAfter(task, 50, grown -> grown)).isGreaterThan(before);
    }

    /** How much there is once it has, or has not, grown while ten lines would be written. */
    private int lengthAfter(Task task, int rounds, Predicate<Boolean> wanted) throws Exception {
        for (int round = 0; round < rounds; round++) {
            int length = engine.output(task).length();
            Thread.sleep(200);
            if (wanted.test(engine.output(task).length() > length)) {
                return engine.output(task).length();
            }
        }
        throw new AssertionError("the output goes on, or does not, against what was asked");
    }

    @Test
    void limitsChangeWhileItRuns() throws Exception {
        ContainerSpec spec = engine.spec(Engine.process("sleep", "100"));
        Task task = engine.create(spec);
        engine.driver.start(task);
        ResourceLimits fewer =
                new ResourceLimits(
                        64L << 20, null, null, null, null, 100L, null, null, null, null, null, null,
                        7L, null, List.of());
        engine.driver.update(task, fewer);
        Path pids = new io.drydock.kernel.linux.LinuxCgroups().mountPoint("pids").orElseThrow();
        assertThat(pids.resolve(spec.cgroup().substring(1)).resolve("pids.max")).hasContent("7");
    }
}
