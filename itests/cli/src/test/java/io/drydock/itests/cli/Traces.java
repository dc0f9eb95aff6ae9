package io.drydock.itests.cli;

import org.assertj.core.api.SoftAssertions;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Everything that an engine puts somewhere: into the kernel, onto the disk, into the process table.
 * Equal before and after means that nothing was left behind. Much is cleared away a moment after
 * the answer, so a comparison waits for it.
 *
 * @param found what was found, by kind; sorted lines
 */
record Traces(Map<String, List<String>> found) {

    private static final List<String> FOLDERS =
            List.of(
                    "exec/netns",
                    "exec/tasks",
                    "exec/execs",
                    "exec/roots",
                    "exec/runtime/crun",
                    "data/containers",
                    "data/content/blobs/sha256",
                    "data/layers",
                    "data/overlay2",
                    "data/overlay2/l",
                    "data/overlay2/tmp",
                    "data/spools",
                    "data/tmp",
                    "data/volumes");

    /** Of all the containers the engine ever had; the parent is shared with other engines. */
    private static final String CGROUPS =
            "%s events --since 1 --until $(date +%%s.%%N) -f event=create -f type=container"
                            .formatted(Engine.DOCKER)
                    + " --format '{{.Actor.ID}}' | while read id;"
                    + " do ls -d /sys/fs/cgroup/*/drydock/$id /sys/fs/cgroup/drydock/$id; done";

    /**
     * Whatever lies in the data root, but for what layers, volumes and containers hold, and what
     * only goes with time: the journals of events and of modules, downloads kept for the next pull.
     */
    private static final String FILES =
            "cd %s/data && find . \\( -path './overlay2/*/diff' -o -path './overlay2/*/merged'"
                    + " -o -path './volumes/*/_data' -o -path './containers/*/*' -o -path ./modules"
                    + " -o -path ./content/partial -o -name 'drydock.db*' \\) -prune"
                    + " -o ! -type d -print";

    /** Elements of sets one by one: the kernel lists them in whichever order. */
    private static final String RULES =
            "nft list ruleset | tr ',{}' '\\n\\n\\n' | sed 's/^[[:space:]]*//; s/[[:space:]]*$//';"
                    + " iptables-save | grep '^-A'";

    /** What is there when nothing changes any more. */
    static Traces settled(Engine engine) {
        Traces[] last = {of(engine)};
        Await.until(
                "a quiet engine",
                () -> {
                    Traces now = of(engine);
                    boolean same = now.equals(last[0]);
                    last[0] = now;
                    return same;
                });
        return last[0];
    }

    /** Waits until it is again as it was; fails with the difference. */
    void requireSame(Engine engine, String after) {
        try {
            Await.until("no traces", () -> of(engine).equals(this));
        } catch (AssertionError e) {
            Map<String, List<String>> now = of(engine).found;
            SoftAssertions.assertSoftly(
                    all ->
                            found.forEach(
                                    (kind, lines) ->
                                            all.assertThat(now.get(kind))
                                                    .as(kind + " after " + after)
                                                    .isEqualTo(lines)));
        }
    }

    private static Traces of(Engine engine) {
        Map<String, List<String>> found = new TreeMap<>();
        String root = engine.root().toString();
        found.put(
                "mounts", lines(engine, "grep -F " + root + " /proc/self/mounts | cut -d' ' -f2"));
        found.put("links", lines(engine, "ip -o link | cut -d: -f2"));
        found.put("rules", lines(engine, RULES));
        found.put("monitors", lines(engine, "pgrep -x -a conmon | grep -F " + root));
        found.put("cgroups", lines(engine, CGROUPS));
        found.put("processes", processes(root));
        for (String folder : FOLDERS) {
            found.put(folder, files(engine.root().resolve(folder)));
        }
        found.put("data", lines(engine, FILES.formatted(root)));
        found.put("rows", Rows.of(engine.root().resolve("data")));
        return new Traces(found);
    }

    /** The engine, and what it or the test has started with a path below its root. */
    private static List<String> processes(String root) {
        return ProcessHandle.allProcesses()
                .map(process -> process.info().commandLine().orElse(""))
                .filter(line -> line.contains(root))
                .sorted()
                .toList();
    }

    private static List<String> lines(Engine engine, String script) {
        return engine.inside("sh", "-c", script).stdout().lines().sorted().toList();
    }

    private static List<String> files(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.map(file -> file.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
