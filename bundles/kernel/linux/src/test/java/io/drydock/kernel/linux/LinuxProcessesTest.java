package io.drydock.kernel.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drydock.api.spi.linux.Errno;
import io.drydock.api.spi.linux.ExitStatus;
import io.drydock.api.spi.linux.LinuxException;
import io.drydock.api.spi.linux.Pipe;
import io.drydock.api.spi.linux.ProcessIdentity;
import io.drydock.api.spi.linux.ProcessOutput;
import io.drydock.api.spi.linux.Redirect;
import io.drydock.api.spi.linux.SpawnRequest;
import io.drydock.api.spi.linux.SpawnedProcess;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

class LinuxProcessesTest {

    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final Poller POLLER = new Poller();

    private final LinuxProcesses processes = new LinuxProcesses(POLLER);
    private final LinuxProcessHandles handles = new LinuxProcessHandles(POLLER);
    private final LinuxPipes pipes = new LinuxPipes(POLLER);

    @TempDir Path temp;

    @AfterAll
    static void stop() {
        POLLER.stop();
    }

    private static SpawnRequest shell(String script) {
        return SpawnRequest.of("sh", "-c", script);
    }

    private ProcessOutput run(SpawnRequest request) {
        return processes.run(request, new byte[0], LIMIT);
    }

    @Test
    void exitCodeAndSignalAreToldApart() {
        assertThat(processes.spawn(shell("exit 7")).await(LIMIT)).isEqualTo(new ExitStatus(7, 0));
        SpawnedProcess killed = processes.spawn(shell("kill -9 $$"));
        assertThat(killed.await(LIMIT)).isEqualTo(new ExitStatus(0, 9));
        assertThat(killed.await(LIMIT).shellCode()).isEqualTo(137);
        assertThat(killed.signal(9)).isFalse();
    }

    @Test
    void runReturnsBothStreamsAndGivesInput() {
        byte[] input = "from here".getBytes(StandardCharsets.UTF_8);
        ProcessOutput output = processes.run(shell("cat; echo bad >&2; exit 3"), input, LIMIT);
        assertThat(output).isEqualTo(new ProcessOutput(new ExitStatus(3, 0), "from here", "bad\n"));
    }

    @Test
    void runDoesNotWaitForAGrandchildThatKeepsTheStreamsOpen() {
        ProcessOutput output = run(shell("sleep 30 & echo $!"));
        assertThat(output.success()).isTrue();
        long pid = Long.parseLong(output.stdout().strip());
        assertThat(handles.signal(handles.identify(pid).orElseThrow(), 9)).isTrue();
    }

    @Test
    void runKillsWhatExceedsItsLimitAndSaysWho() {
        assertThatThrownBy(
                        () ->
                                processes.run(
                                        SpawnRequest.of("sleep", "60"),
                                        new byte[0],
                                        Duration.ofMillis(50)))
                .hasMessageContaining("sleep")
                .isInstanceOfSatisfying(
                        LinuxException.class,
                        e -> assertThat(e.errno()).isEqualTo(Errno.ETIMEDOUT));
    }

    @Test
    void missingProgramIsNotFound() {
        assertThatThrownBy(() -> processes.spawn(SpawnRequest.of("no-such-program")))
                .isInstanceOfSatisfying(
                        LinuxException.class, e -> assertThat(e.errno()).isEqualTo(Errno.ENOENT));
        assertThatThrownBy(() -> processes.spawn(SpawnRequest.of("/no/such/program")))
                .isInstanceOfSatisfying(
                        LinuxException.class, e -> assertThat(e.errno()).isEqualTo(Errno.ENOENT));
    }

    @Test
    void childHasExactlyTheDescriptorsItWasGiven() {
        try (Pipe one = pipes.open();
                Pipe two = pipes.open()) {
            SpawnRequest request =
                    shell("ls /proc/$$/fd; true").withPassed(one.source(), two.sink());
            assertThat(run(request).stdout()).isEqualTo("0\n1\n2\n3\n4\n");
        }
    }

    @Test
    void environmentDirectoryAndSessionAreAsAsked() {
        SpawnRequest request =
                shell("echo $ONE $TWO $PWD; ps -o sid= -p $$; echo $$")
                        .withEnvironment(Map.of("ONE", "1", "TWO", "x", "PATH", "/usr/bin:/bin"))
                        .withExtraEnvironment(Map.of("TWO", "2"))
                        .withDirectory(temp)
                        .withNewSession();
        String[] lines = run(request).stdout().split("\n");
        assertThat(lines[0]).isEqualTo("1 2 " + temp);
        assertThat(lines[1].strip()).isEqualTo(lines[2].strip());
    }

    @Test
    void streamsGoToFiles() {
        Path out = temp.resolve("out");
        for (int i = 0; i < 2; i++) {
            processes
                    .spawn(
                            shell("echo line; cat")
                                    .withStreams(
                                            Redirect.nothing(),
                                            Redirect.append(out),
                                            Redirect.nothing()))
                    .await(LIMIT);
        }
        assertThat(out).hasContent("line\nline\n");
    }

    @Test
    void childrenHaveNoBlockedOrIgnoredSignals() {
        String status = run(shell("grep -E '^Sig(Blk|Ign)' /proc/self/status")).stdout();
        assertThat(status).contains("SigBlk:\t0000000000000000");
        long ignored = Long.parseLong(status.split("SigIgn:\t")[1].strip(), 16);
        // glibc itself ignores its two internal signals, 32 and 33.
        assertThat(ignored & 0x7fffffff).isZero();
    }

    @Test
    void processIsToldApartFromALaterOneOfTheSameNumber() {
        SpawnedProcess child = processes.spawn(SpawnRequest.of("sleep", "60"));
        ProcessIdentity identity = child.identity();
        assertThat(handles.identify(child.pid())).contains(identity);
        ProcessIdentity other = new ProcessIdentity(child.pid(), identity.startTime() - 1);
        assertThat(handles.isAlive(other)).isFalse();
        assertThat(handles.signal(other, 9)).isFalse();
        assertThat(handles.awaitExit(other, Duration.ZERO)).isTrue();
        assertThat(handles.awaitExit(identity, Duration.ofMillis(20))).isFalse();
        assertThat(handles.signal(identity, 15)).isTrue();
        assertThat(handles.awaitExit(identity, LIMIT)).isTrue();
        assertThat(child.await(LIMIT)).isEqualTo(new ExitStatus(0, 15));
        assertThat(handles.isAlive(identity)).isFalse();
        assertThat(handles.signal(identity, 15)).isFalse();
    }

    @Test
    void endOfAProcessThatIsNoChildIsNoticed() throws Exception {
        long pid = Long.parseLong(run(shell("sleep 60 & echo $!")).stdout().strip());
        ProcessIdentity identity = handles.identify(pid).orElseThrow();
        CompletableFuture<Void> exited = handles.whenExited(identity).toCompletableFuture();
        assertThat(exited).isNotDone();
        handles.signal(identity, 9);
        exited.get(20, TimeUnit.SECONDS);
    }

    @Test
    void endOfThePollerIsNotTakenForTheEndOfAProcess() throws Exception {
        Poller own = new Poller();
        SpawnedProcess child = processes.spawn(SpawnRequest.of("sleep", "60"));
        CompletableFuture<Void> exited =
                new LinuxProcessHandles(own).whenExited(child.identity()).toCompletableFuture();
        own.stop();
        assertThatThrownBy(() -> exited.get(20, TimeUnit.SECONDS))
                .hasCauseInstanceOf(LinuxException.class);
        assertThat(child.exitStatus()).isEmpty();
        child.signal(9);
        child.await(LIMIT);
    }

    @Test
    void programNameWithBlanksAndParenthesesDoesNotConfuseTheStartTime() {
        StringBuilder line = new StringBuilder("7 (a) b (c) Z");
        for (int field = 4; field <= 25; field++) {
            line.append(' ').append(field);
        }
        assertThat(ProcStat.parse(line.toString())).isEqualTo(new ProcStat('Z', 22));
    }

    @Test
    void childrenAreReapedAndNothingStaysOpen() throws Exception {
        run(shell("true"));
        long before = OpenDescriptors.count();
        SpawnedProcess last = processes.spawn(shell("true"));
        for (int i = 0; i < 50; i++) {
            run(shell("true"));
            last = processes.spawn(shell("true"));
        }
        last.await(LIMIT);
        assertThat(OpenDescriptors.count()).isLessThanOrEqualTo(before + 2);
        String zombies =
                run(shell("ps -o stat= --ppid " + ProcessHandle.current().pid() + " | grep -c Z"))
                        .stdout();
        assertThat(zombies.strip()).isEqualTo("0");
    }

    @Test
    void unifiedHierarchyIsHiddenFromTheChildOnly() {
        if (!HybridCgroup.present()) {
            return;
        }
        SpawnRequest look = SpawnRequest.of("stat", "-f", "-c", "%T", "/sys/fs/cgroup/unified");
        assertThat(run(look.withUnifiedCgroupHidden()).stdout().strip()).isEqualTo("tmpfs");
        assertThat(run(look).stdout().strip()).isEqualTo("cgroup2fs");
        assertThat(Files.exists(HybridCgroup.UNIFIED.resolve("cgroup.controllers"))).isTrue();
        processes.stop();
    }

    @Test
    void mountsMadeLaterUnderASharedDirectoryReachTheHiddenPlaceAndLeaveItAgain() {
        if (!HybridCgroup.present()) {
            return;
        }
        LinuxMounts mounts = new LinuxMounts();
        OwnNamespace.run(
                () -> {
                    mounts.share(temp);
                    SpawnPlaceInThisNamespace place = new SpawnPlaceInThisNamespace();
                    place.start();
                    Path later = Files.createDirectories(temp.resolve("later"));
                    mounts.tmpfs(later, List.of());
                    Files.createFile(later.resolve("f"));
                    assertThat(place.sees(later.resolve("f"))).isTrue();
                    assertThat(mounts.unmount(later, false)).isTrue();
                    assertThat(place.sees(later.resolve("f"))).isFalse();
                    place.stop();
                });
    }
}
