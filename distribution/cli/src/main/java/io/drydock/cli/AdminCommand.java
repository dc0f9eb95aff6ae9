package io.drydock.cli;

import com.fasterxml.jackson.databind.JsonNode;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The verbs. */
@Command(
        name = "drydock",
        description = "Looks at the modules and transfers of a running engine and changes them.",
        synopsisSubcommandLabel = "VERB")
final class AdminCommand implements Runnable {

    @Spec @Nullable CommandSpec spec;

    @Option(
            names = {"-H", "--host"},
            scope = ScopeType.INHERIT,
            paramLabel = "URL",
            description =
                    "The engine's socket, unix:// or tcp:// (else DOCKER_HOST, else Drydock's)")
    @Nullable String host;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Print usage")
    boolean help;

    @Override
    public void run() {
        out().println(spec().commandLine().getUsageMessage().stripTrailing());
    }

    @Command(description = "List the modules with their state")
    void modules(
            @Option(names = "--format", paramLabel = "table|json", defaultValue = "table")
                    String format)
            throws IOException {
        JsonNode modules = client().call("GET", "/drydock/modules", null);
        switch (format) {
            case "json" -> out().println(modules.toPrettyString());
            case "table" -> show(modules);
            default ->
                    throw new IllegalArgumentException(
                            "unknown format \"" + format + "\": table or json");
        }
    }

    @Command(description = "Replace the module of the jar's symbolic name, side by side")
    void swap(@Parameters(paramLabel = "BUNDLE.jar") Path jar) throws IOException {
        send(jar, "swap");
    }

    @Command(description = "Add a module that the engine does not have")
    void add(@Parameters(paramLabel = "BUNDLE.jar") Path jar) throws IOException {
        send(jar, "add");
    }

    @Command(description = "Remove a module by the symbolic name of its bundle")
    void remove(@Parameters(paramLabel = "NAME") String name) throws IOException {
        String path = "/drydock/modules/" + URLEncoder.encode(name, StandardCharsets.UTF_8);
        print(client().call("DELETE", path, null));
    }

    @Command(description = "List the pulls, pushes and image prunes under way")
    void transfers() throws IOException {
        out().print(ModuleTable.ofTransfers(client().call("GET", "/drydock/transfers", null)));
        out().flush();
    }

    @Command(description = "End a pull, push or image prune by its id")
    void cancel(@Parameters(paramLabel = "ID") String id) throws IOException {
        String path = "/drydock/transfers/" + URLEncoder.encode(id, StandardCharsets.UTF_8);
        print(client().call("DELETE", path, null));
    }

    @Command(description = "Say which storage driver has the images, and what moves")
    void storage() throws IOException {
        out().println(StorageMove.describe(client().call("GET", StorageMove.PATH, null)));
    }

    @Command(
            name = "move-storage",
            description = "Move all images and containers to another storage driver")
    int moveStorage(@Option(names = "--to", paramLabel = "DRIVER", required = true) String driver)
            throws IOException {
        return new StorageMove(client(), out()).run(driver);
    }

    @Command(description = "Print the engine's version")
    void version() throws IOException {
        JsonNode version = client().call("GET", "/version", null);
        out().printf(
                        "Version %s, API %s (from %s)%n",
                        version.path("Version").asText(),
                        version.path("ApiVersion").asText(),
                        version.path("MinAPIVersion").asText());
    }

    private void send(Path jar, String mode) throws IOException {
        if (!Files.isReadable(jar)) {
            throw new FileNotFoundException("no such file: " + jar);
        }
        print(client().call("POST", "/drydock/modules?mode=" + mode, jar));
    }

    private void print(JsonNode answer) {
        if (answer.isArray() || answer.has("Name")) {
            show(answer);
        } else if (!answer.isMissingNode()) {
            out().println(answer.toPrettyString());
        }
    }

    private void show(JsonNode modules) {
        out().print(ModuleTable.of(modules));
        out().flush();
    }

    private EngineClient client() {
        return new EngineClient(EngineAddress.choose(host, System.getenv("DOCKER_HOST")));
    }

    private PrintWriter out() {
        return spec().commandLine().getOut();
    }

    private CommandSpec spec() {
        if (spec == null) {
            throw new IllegalStateException("picocli injects the command before it runs");
        }
        return spec;
    }
}
