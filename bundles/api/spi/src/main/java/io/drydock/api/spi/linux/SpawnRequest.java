package io.drydock.api.spi.linux;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A program to be started. Begin with {@link #of} and refine with the {@code with} methods.
 *
 * @param argv program and arguments; a program without slash is searched as {@link Processes#which}
 * @param environment the whole environment, or null to hand on the daemon's own
 * @param extraEnvironment added to, or replacing entries of, the environment
 * @param directory working directory, null for the daemon's
 * @param stdin standard input
 * @param stdout standard output
 * @param stderr standard error
 * @param passed descriptors the child finds at 3, 4, ... in this order; they stay open here, too:
 *     close the child's ends after the spawn
 * @param newSession whether the child leads a session of its own (setsid)
 * @param hideUnifiedCgroup start it where {@code /sys/fs/cgroup/unified} is out of sight, for
 *     runtimes that refuse hybrid hosts; without effect on other hosts
 */
public record SpawnRequest(
        List<String> argv,
        @Nullable Map<String, String> environment,
        Map<String, String> extraEnvironment,
        @Nullable Path directory,
        Redirect stdin,
        Redirect stdout,
        Redirect stderr,
        List<PipeEnd> passed,
        boolean newSession,
        boolean hideUnifiedCgroup) {

    /** Checks the arguments and copies the collections. */
    public SpawnRequest {
        argv = List.copyOf(argv);
        environment = environment == null ? null : Map.copyOf(environment);
        extraEnvironment = Map.copyOf(extraEnvironment);
        passed = List.copyOf(passed);
        if (argv.isEmpty()) {
            throw new IllegalArgumentException("no program to start");
        }
    }

    /** A program with /dev/null for its three streams and the daemon's environment. */
    public static SpawnRequest of(List<String> argv) {
        Redirect none = Redirect.nothing();
        return new SpawnRequest(
                argv, null, Map.of(), null, none, none, none, List.of(), false, false);
    }

    /** A program with /dev/null for its three streams and the daemon's environment. */
    public static SpawnRequest of(String... argv) {
        return of(List.of(argv));
    }

    /** With this as its whole environment. */
    public SpawnRequest withEnvironment(Map<String, String> all) {
        return with(draft -> draft.environment = all);
    }

    /** With these variables added to the environment. */
    public SpawnRequest withExtraEnvironment(Map<String, String> extra) {
        return with(draft -> draft.extraEnvironment = extra);
    }

    /** In this working directory. */
    public SpawnRequest withDirectory(Path workingDirectory) {
        return with(draft -> draft.directory = workingDirectory);
    }

    /** With these three standard streams. */
    public SpawnRequest withStreams(Redirect in, Redirect out, Redirect err) {
        return with(
                draft -> {
                    draft.stdin = in;
                    draft.stdout = out;
                    draft.stderr = err;
                });
    }

    /** With these descriptors at 3, 4, ... */
    public SpawnRequest withPassed(PipeEnd... ends) {
        return with(draft -> draft.passed = List.of(ends));
    }

    /** In a session of its own. */
    public SpawnRequest withNewSession() {
        return with(draft -> draft.newSession = true);
    }

    /** Where the unified cgroup hierarchy of a hybrid host is out of sight. */
    public SpawnRequest withUnifiedCgroupHidden() {
        return with(draft -> draft.hideUnifiedCgroup = true);
    }

    private SpawnRequest with(Consumer<Draft> edit) {
        Draft draft = new Draft(this);
        edit.accept(draft);
        return draft.build();
    }

    /** The components as assignable fields. */
    private static final class Draft {
        private final List<String> argv;
        private @Nullable Map<String, String> environment;
        private Map<String, String> extraEnvironment;
        private @Nullable Path directory;
        private Redirect stdin;
        private Redirect stdout;
        private Redirect stderr;
        private List<PipeEnd> passed;
        private boolean newSession;
        private boolean hideUnifiedCgroup;

        private Draft(SpawnRequest value) {
            argv = value.argv;
            environment = value.environment;
            extraEnvironment = value.extraEnvironment;
            directory = value.directory;
            stdin = value.stdin;
            stdout = value.stdout;
            stderr = value.stderr;
            passed = value.passed;
            newSession = value.newSession;
            hideUnifiedCgroup = value.hideUnifiedCgroup;
        }

        private SpawnRequest build() {
            return new SpawnRequest(
                    argv,
                    environment,
                    extraEnvironment,
                    directory,
                    stdin,
                    stdout,
                    stderr,
                    passed,
                    newSession,
                    hideUnifiedCgroup);
        }
    }
}
