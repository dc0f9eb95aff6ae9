package io.drydock.driver.runtime.oci;

import io.drydock.api.spi.linux.ProcessOutput;
import io.drydock.api.spi.linux.Processes;
import io.drydock.api.spi.linux.SpawnRequest;
import io.drydock.api.spi.runtime.RuntimeCommand;
import io.drydock.api.spi.runtime.TaskPlace;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How crun, runc and their like are called. */
final class RuntimeProgram {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    /** Nothing of the daemon's environment reaches runtimes: NOTIFY_SOCKET would be mounted. */
    private static final Map<String, String> ENVIRONMENT =
            Map.of("PATH", "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin");

    private final Processes processes;
    private final Path stateRoot;
    private final String conmon;

    /**
     * @param stateRoot directory in which each runtime keeps one for its own state
     * @param conmon the monitor's program
     */
    RuntimeProgram(Processes processes, Path stateRoot, String conmon) {
        this.processes = processes;
        this.stateRoot = stateRoot;
        this.conmon = conmon;
    }

    String conmon() {
        return conmon;
    }

    Map<String, String> environment() {
        return ENVIRONMENT;
    }

    /** crun refuses hybrid hosts as long as it sees the unified hierarchy. */
    SpawnRequest placed(RuntimeCommand runtime, SpawnRequest request) {
        return isCrun(runtime) ? request.withUnifiedCgroupHidden() : request;
    }

    static boolean isCrun(RuntimeCommand runtime) {
        return runtime.path().getFileName().toString().contains("crun");
    }

    /** Where each runtime has a directory. */
    Path states() {
        return stateRoot;
    }

    /** How the argument begins that tells a runtime of this engine where to keep its state. */
    String stateArgument() {
        return "--root=" + stateRoot + "/";
    }

    /** Where a runtime keeps its containers. */
    Path state(RuntimeCommand runtime) {
        return stateRoot.resolve(runtime.name());
    }

    /** Arguments before the sub-command. */
    List<String> global(TaskPlace place) {
        List<String> all = new ArrayList<>(place.runtime().arguments());
        all.add("--root=" + state(place.runtime()));
        all.add("--log=" + new TaskFiles(place.bundle()).runtimeLog());
        all.add("--log-format=json");
        return all;
    }

    /** Runs a sub-command to its end. */
    ProcessOutput run(TaskPlace place, String... arguments) {
        List<String> all = new ArrayList<>();
        all.add(place.runtime().path().toString());
        all.addAll(global(place));
        all.addAll(List.of(arguments));
        return run(place.runtime(), all);
    }

    /** Runs a program to its end where this runtime works. */
    ProcessOutput run(RuntimeCommand runtime, List<String> arguments) {
        SpawnRequest request = SpawnRequest.of(arguments).withEnvironment(ENVIRONMENT);
        return processes.run(placed(runtime, request), new byte[0], LIMIT);
    }
}
