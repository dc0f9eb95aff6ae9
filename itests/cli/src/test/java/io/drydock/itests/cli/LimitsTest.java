package io.drydock.itests.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What a container may use, and what it may do. */
@WithEngine(shared = true)
class LimitsTest {

    private static final String NONE = "0000000000000000";

    @Test
    @Tag("3.2/Memory")
    @Tag("3.2/NanoCpus")
    @Tag("3.2/PidsLimit")
    void memoryProcessorAndProcessesAreLimited(Engine engine) throws IOException {
        String limits = "-m 64m --cpus 0.5 --pids-limit 20";
        engine.sh("docker run -d --name limited " + limits + " busybox sleep 1000").ok();
        String pid = engine.inspect("limited", "{{.State.Pid}}");
        assertThat(cgroup(pid, "memory", "memory.limit_in_bytes", "memory.max"))
                .isEqualTo("67108864");
        assertThat(cgroup(pid, "pids", "pids.max", "pids.max")).isEqualTo("20");
        assertThat(List.of("50000", "50000 100000"))
                .contains(cgroup(pid, "cpu", "cpu.cfs_quota_us", "cpu.max"));
        String format = "{{.HostConfig.Memory}} {{.HostConfig.NanoCpus}} {{.HostConfig.PidsLimit}}";
        assertThat(engine.inspect("limited", format)).isEqualTo("67108864 500000000 20");
    }

    @Test
    void tooManyProcessesAreRefusedByTheKernel(Engine engine) {
        String bomb = "for i in 1 2 3 4 5 6 7 8 9; do sleep 5 & done; wait";
        Result run = engine.sh("docker run --rm --pids-limit 5 busybox sh -c '" + bomb + "'");
        assertThat(run.stderr()).contains("can't fork");
    }

    @Test
    @Tag("4.7/oom")
    void whoTakesTooMuchMemoryIsKilledAndItIsSaid(Engine engine) {
        String eat = "dd if=/dev/zero of=/dev/null bs=200M count=1";
        Result run = engine.sh("docker run --name eater -m 16m --memory-swap 16m busybox " + eat);
        assertThat(run.exit()).as(run.stderr()).isEqualTo(137);
        assertThat(engine.inspect("eater", "{{.State.OOMKilled}}")).isEqualTo("true");
        assertThat(engine.sh("docker events --since 5m --until $(date +%s.%N) -f event=oom").ok())
                .contains("eater");
    }

    @Test
    @Tag("3.2/Memory")
    @Tag("3.2/NanoCpus")
    void refusesLimitsThatCannotBe(Engine engine) {
        assertThat(engine.sh("docker create -m 1m busybox true").refusal())
                .contains("Minimum memory limit allowed is 6MB");
        assertThat(engine.sh("docker create --cpus 10000 busybox true").refusal())
                .containsIgnoringCase("range of cpus is from 0.01 to");
        assertThat(engine.sh("docker create --memory-swap 8m -m 16m busybox true").refusal())
                .contains("Minimum memoryswap limit should be larger than memory limit");
    }

    @Test
    @Tag("3.2/CapAdd")
    @Tag("3.2/CapDrop")
    @Tag("3.2/default-capabilities")
    void capabilitiesAreAddedAndDropped(Engine engine) {
        assertThat(effective(engine, "")).isEqualTo("00000000a80425fb");
        assertThat(effective(engine, "--cap-drop ALL")).isEqualTo(NONE);
        assertThat(effective(engine, "--cap-drop ALL --cap-add CHOWN"))
                .isEqualTo("0000000000000001");
        assertThat(effective(engine, "--cap-add NET_ADMIN")).isEqualTo("00000000a80435fb");
        assertThat(effective(engine, "-u 1")).isEqualTo(NONE);
        assertThat(engine.sh("docker create --cap-add BOGUS busybox true").refusal())
                .contains("BOGUS");
    }

    @Test
    @Tag("3.2/Privileged")
    void thePrivilegedSeeDevicesAndMayMount(Engine engine) {
        String mount = " busybox mount -t tmpfs none /tmp";
        assertThat(engine.sh("docker run --rm" + mount).refusal()).contains("ermission denied");
        assertThat(engine.sh("docker run --rm --privileged" + mount).exit()).isZero();
        assertThat(effective(engine, "--privileged")).startsWith("000001f");
        String devices = " busybox ls /dev";
        int few = engine.sh("docker run --rm" + devices).ok().split("\n").length;
        assertThat(engine.sh("docker run --rm --privileged" + devices).ok().split("\n"))
                .hasSizeGreaterThan(few);
    }

    @Test
    @Tag("3.2/SecurityOpt")
    @Tag("3.2/seccomp")
    void noNewPrivilegesAndSeccompHold(Engine engine) {
        String line = " busybox grep NoNewPrivs /proc/self/status";
        assertThat(engine.sh("docker run --rm --security-opt no-new-privileges" + line).ok())
                .endsWith("1");
        String seccomp = " busybox grep Seccomp: /proc/self/status";
        assertThat(engine.sh("docker run --rm" + seccomp).ok()).endsWith("2");
        assertThat(engine.sh("docker run --rm --security-opt seccomp=unconfined" + seccomp).ok())
                .endsWith("0");
    }

    @Test
    @Tag("3.2/MaskedPaths")
    @Tag("3.2/ReadonlyPaths")
    void secretsOfTheKernelAreMasked(Engine engine) {
        String write = " busybox sh -c 'echo 1 > /proc/sys/kernel/panic'";
        assertThat(engine.sh("docker run --rm" + write).refusal())
                .contains("Read-only file system");
        assertThat(engine.sh("docker run --rm busybox ls /sys/firmware").ok()).isEmpty();
    }

    @Test
    @Tag("3.1/User")
    @Tag("3.2/GroupAdd")
    void userAndGroupsAreTakenFromTheImageAndTheOption(Engine engine) {
        assertThat(engine.sh("docker run --rm -u daemon:root busybox id").ok())
                .startsWith("uid=1(daemon) gid=0(root)");
        assertThat(engine.sh("docker run --rm -u 77:88 --group-add 99 busybox id -G").ok())
                .isEqualTo("88 99");
        assertThat(engine.sh("docker run --rm -u nosuch busybox true").refusal())
                .contains("unable to find user nosuch: no matching entries in passwd file");
    }

    @Test
    @Tag("3.2/Ulimits")
    @Tag("3.2/Sysctls")
    @Tag("3.2/ShmSize")
    void ulimitsSysctlsAndSharedMemoryAreSet(Engine engine) {
        assertThat(
                        engine.sh(
                                        "docker run --rm --ulimit nofile=123:456 busybox sh -c"
                                                + " 'ulimit -Sn; ulimit -Hn'")
                                .ok())
                .isEqualTo("123\n456");
        assertThat(
                        engine.sh(
                                        "docker run --rm --sysctl net.ipv4.ip_forward=0 busybox cat"
                                                + " /proc/sys/net/ipv4/ip_forward")
                                .ok())
                .isEqualTo("0");
        assertThat(engine.sh("docker run --rm --shm-size 3m busybox df -k /dev/shm").ok())
                .contains(" 3072 ");
        assertThat(engine.sh("docker run --rm busybox df -k /dev/shm").ok()).contains(" 65536 ");
    }

    @Test
    @Tag("3.2/ReadonlyRootfs")
    void aReadOnlyRootLeavesTmpfsAndVolumesWritable(Engine engine) {
        String run = "docker run --rm --read-only --tmpfs /t -v hold:/v busybox ";
        assertThat(engine.sh(run + "sh -c 'touch /t/a /v/a && ls /t /v'").exit()).isZero();
        assertThat(engine.sh(run + "touch /a").refusal()).contains("Read-only file system");
    }

    @Test
    @Tag("3.2/Devices")
    void oneDeviceCanBeGiven(Engine engine) {
        String run = "docker run --rm --device /dev/null:/dev/void:r busybox ";
        assertThat(engine.sh(run + "ls -l /dev/void").ok()).contains("1,   3");
    }

    private static String effective(Engine engine, String options) {
        String line = " busybox sh -c 'grep CapEff /proc/$$/status'";
        return engine.sh("docker run --rm " + options + line).ok().replaceAll("\\s|CapEff:", "");
    }

    /** A file of the process's cgroup, in the first or the second version's hierarchy. */
    private static String cgroup(String pid, String controller, String one, String two)
            throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc", pid, "cgroup"))) {
            String[] parts = line.split(":", 3);
            if (List.of(parts[1].split(",")).contains(controller)) {
                return read("/sys/fs/cgroup/" + controller + parts[2] + "/" + one);
            }
        }
        String path = Files.readString(Path.of("/proc", pid, "cgroup")).strip().substring(3);
        return read("/sys/fs/cgroup" + path + "/" + two);
    }

    private static String read(String file) throws IOException {
        return Files.readString(Path.of(file)).strip();
    }
}
