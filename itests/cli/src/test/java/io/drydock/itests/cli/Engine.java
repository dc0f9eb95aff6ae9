package io.drydock.itests.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The packaged product as a process: everything it writes lies below one folder, its networks and
 * mounts in namespaces of its own. It survives {@link #kill9} and goes on with {@link #start}.
 */
final class Engine implements AutoCloseable {

    static final String DOCKER = "/usr/local/bin/docker";
    private static final Path PRODUCT = Path.of(System.getProperty("drydock.product"));

    private final Path root;
    private final Namespaces namespaces = new Namespaces();
    private final AtomicReference<Command> daemon = new AtomicReference<>();

    Engine() {
        try {
            root = Files.createTempDirectory(Path.of("/var/tmp"), "drydock-cli");
            Files.createDirectory(root.resolve("commands"));
            Files.writeString(configuration(), "{}");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts it and gives it the image {@code busybox}. */
    void boot() {
        try {
            start();
            docker("import", BusyboxImage.write(root.resolve("busybox.tar")).toString(), "busybox")
                    .ok();
        } catch (Throwable e) {
            close();
            throw e;
        }
    }

    Path root() {
        return root;
    }

    Path product() {
        return PRODUCT;
    }

    Path socket() {
        return root.resolve("s");
    }

    /** With variables of its environment, {@code NAME=value}. */
    void start(String... environment) {
        List<String> command = words("env", environment);
        command.addAll(
                List.of(
                        PRODUCT.resolve("bin/drydockd").toString(),
                        "--config-file",
                        configuration().toString(),
                        "-H",
                        "unix://" + socket(),
                        "--data-root",
                        root.resolve("data").toString(),
                        "--exec-root",
                        root.resolve("exec").toString(),
                        "--pidfile",
                        root.resolve("pid").toString()));
        Command started = launch(namespaces.within(command));
        daemon.set(started);
        Await.until("the engine's answer", () -> answers(started));
    }

    private Path configuration() {
        return root.resolve("daemon.json");
    }

    /** Gives it another daemon.json and has it read; reloadable keys only. */
    void reload(String json) throws IOException {
        Files.writeString(configuration(), json);
        inside("kill", "-HUP", pid()).ok();
    }

    /** Ends it and starts it with another daemon.json. */
    void restart(String json, String... environment) throws IOException {
        stop();
        Files.writeString(configuration(), json);
        start(environment);
    }

    /** Ends it as a service manager does; containers go on. */
    void stop() throws IOException {
        inside("kill", "-TERM", pid()).ok();
        daemon.get().end();
    }

    /** Ends it without a chance to tidy up. */
    void kill9() throws IOException {
        inside("kill", "-KILL", pid()).ok();
        daemon.get().end();
    }

    /** What the engine wrote to its log since its last start. */
    String log() {
        return daemon.get().errors() + daemon.get().soFar();
    }

    Result docker(String... arguments) {
        return dockerStarted(arguments).input(new byte[0]).end();
    }

    /** The docker CLI, running; the caller gives it its input and ends it. */
    Command dockerStarted(String... arguments) {
        return launch(words(DOCKER, arguments));
    }

    /** A shell line of docker commands, run as root's shell would; its input is empty. */
    Result sh(String line) {
        return shStarted(line).input(new byte[0]).end();
    }

    /** The same, running. */
    Command shStarted(String line) {
        return launch(List.of("sh", "-c", line));
    }

    /** A shell line where the engine's networks and mounts are. */
    Result shInside(String line) {
        return inside("sh", "-c", line);
    }

    /** A field of {@code docker inspect}, by its template. */
    String inspect(String object, String template) {
        return docker("inspect", "--format", template, object).ok();
    }

    /** Waits until the field says so. */
    void awaitField(String object, String template, String wanted) {
        Await.until(
                object + " " + template + " = " + wanted,
                () -> docker("inspect", "-f", template, object).stdout().equals(wanted));
    }

    /** Waits until a container's log holds the text. */
    void awaitLog(String container, String text) {
        Await.until(
                text + " in the log of " + container,
                () -> sh("docker logs " + container + " 2>&1").stdout().contains(text));
    }

    /** Drydock's own command line. */
    Result drydock(String... arguments) {
        return launch(words(PRODUCT.resolve("bin/drydock").toString(), arguments)).end();
    }

    /** Runs a command beside the engine, with its socket as DOCKER_HOST. */
    Result host(String... words) {
        return launch(List.of(words)).input(new byte[0]).end();
    }

    /** Runs a command where the engine's networks and mounts are. */
    Result inside(String... words) {
        return insideStarted(words).input(new byte[0]).end();
    }

    /** The same, running; the caller ends it. */
    Command insideStarted(String... words) {
        return launch(namespaces.within(List.of(words)));
    }

    /**
     * Runs a shell script with the engine as its docker host; where its networks and mounts are.
     */
    Command shell(String script) {
        return launch(namespaces.within(List.of("sh", "-c", script)));
    }

    @Override
    public void close() {
        Command last = daemon.get();
        if (last != null && last.running()) {
            removeContainers();
            last.terminate();
        }
        namespaces.close();
        try {
            new ProcessBuilder("rm", "-rf", root.toString()).inheritIO().start().waitFor();
        } catch (IOException | InterruptedException e) {
            throw new AssertionError("not removed: " + root, e);
        }
    }

    /** Removes all but the image it booted with. */
    void empty() {
        removeContainers();
        sh("docker volume ls -q | xargs -r docker volume rm -f").ok();
        sh("docker network prune -f").ok();
        sh(
                "docker images --format '{{.Repository}}:{{.Tag}}' | grep -v busybox:latest"
                        + " | xargs -r docker rmi -f");
        sh("docker image prune -f").ok();
    }

    private void removeContainers() {
        sh("docker ps -aq | xargs -r docker rm -f -v");
    }

    private boolean answers(Command started) {
        if (!started.running()) {
            throw new AssertionError("the engine ended:\n" + started.errors() + started.soFar());
        }
        return Files.exists(socket()) && docker("version").exit() == 0;
    }

    private String pid() throws IOException {
        return Files.readString(root.resolve("pid")).strip();
    }

    private static List<String> words(String program, String... arguments) {
        List<String> words = new ArrayList<>(List.of(program));
        words.addAll(List.of(arguments));
        return words;
    }

    private Command launch(List<String> words) {
        Map<String, String> environment =
                Map.of(
                        "DOCKER_HOST",
                        "unix://" + socket(),
                        "DOCKER_CONFIG",
                        root.resolve("docker").toString());
        return Command.start(root.resolve("commands"), environment, words);
    }
}
