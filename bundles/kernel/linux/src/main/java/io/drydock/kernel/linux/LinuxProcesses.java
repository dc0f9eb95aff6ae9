package io.drydock.kernel.linux;

import io.drydock.api.spi.linux.Errno;
import io.drydock.api.spi.linux.ExitStatus;
import io.drydock.api.spi.linux.LinuxException;
import io.drydock.api.spi.linux.PipeEnd;
import io.drydock.api.spi.linux.ProcessOutput;
import io.drydock.api.spi.linux.Processes;
import io.drydock.api.spi.linux.SpawnRequest;
import io.drydock.api.spi.linux.SpawnedProcess;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Children by posix_spawn. */
@Component(service = Processes.class, immediate = true)
public final class LinuxProcesses implements Processes {

    private static final int KILL = 9;
    private static final Duration AFTER_KILL = Duration.ofSeconds(5);

    private final Poller poller;
    private final Programs programs = new Programs();
    private final HiddenCgroupThread hidden = new HiddenCgroupThread();

    /** Processes that are reaped through this poller. */
    @Activate
    public LinuxProcesses(@Reference Poller poller) {
        this.poller = poller;
    }

    /** Ends the thread that hides the unified cgroup; children are left alone. */
    @Deactivate
    public void stop() {
        hidden.stop();
    }

    @Override
    public Optional<String> which(String program) {
        return programs.find(program);
    }

    @Override
    public SpawnedProcess spawn(SpawnRequest request) {
        return spawn(
                request,
                actions -> {
                    actions.redirect(request.stdin(), 0);
                    actions.redirect(request.stdout(), 1);
                    actions.redirect(request.stderr(), 2);
                });
    }

    @Override
    public ProcessOutput run(SpawnRequest request, byte[] input, Duration limit) {
        try (MemoryFile in = MemoryFile.holding(input);
                MemoryFile out = MemoryFile.empty();
                MemoryFile err = MemoryFile.empty()) {
            SpawnedProcess child =
                    spawn(
                            request,
                            actions -> {
                                actions.place(in.descriptor(), 0);
                                actions.place(out.descriptor(), 1);
                                actions.place(err.descriptor(), 2);
                            });
            ExitStatus status = awaitOrKill(child, request.argv().getFirst(), limit);
            return new ProcessOutput(status, out.text(), err.text());
        }
    }

    private static ExitStatus awaitOrKill(SpawnedProcess child, String program, Duration limit) {
        try {
            return child.await(limit);
        } catch (LinuxException e) {
            child.signal(KILL);
            child.await(AFTER_KILL);
            throw new LinuxException(Errno.ETIMEDOUT, "run", program);
        }
    }

    private SpawnedProcess spawn(SpawnRequest request, Consumer<SpawnActions> streams) {
        String program = program(request.argv().getFirst());
        Map<String, String> environment = environment(request);
        try (SpawnActions actions = new SpawnActions(3 + request.passed().size())) {
            streams.accept(actions);
            int target = 3;
            for (PipeEnd end : request.passed()) {
                actions.place(((LinuxPipeEnd) end).descriptor(), target++);
            }
            actions.closeOthers();
            if (request.directory() != null) {
                actions.directory(request.directory());
            }
            int pid =
                    place(request)
                            .spawn(
                                    () ->
                                            Spawner.spawn(
                                                    program,
                                                    request.argv(),
                                                    environment,
                                                    request.newSession(),
                                                    actions));
            return LinuxSpawnedProcess.of(pid, program, poller);
        }
    }

    private SpawnPlace place(SpawnRequest request) {
        boolean hide = request.hideUnifiedCgroup() && HybridCgroup.present();
        return hide ? hidden : Offload::call;
    }

    private String program(String name) {
        return programs.find(name)
                .orElseThrow(() -> new LinuxException(Errno.ENOENT, "find program", name));
    }

    private static Map<String, String> environment(SpawnRequest request) {
        Map<String, String> base = request.environment();
        Map<String, String> all = new HashMap<>(base == null ? System.getenv() : base);
        all.putAll(request.extraEnvironment());
        return all;
    }
}
