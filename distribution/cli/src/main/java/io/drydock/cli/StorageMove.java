package io.drydock.cli;

import com.fasterxml.jackson.databind.JsonNode;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.StringJoiner;

/**
 * Has the engine move its images and tells what it does until all is moved, or waits for containers
 * to stop. The engine goes on without this command.
 */
final class StorageMove {

    static final String PATH = "/drydock/storage";

    private static final long LOOK_MILLIS = 200;

    private final EngineClient engine;
    private final PrintWriter out;

    StorageMove(EngineClient engine, PrintWriter out) {
        this.engine = engine;
        this.out = out;
    }

    /** Returns the exit status: 1 if the engine gave up. */
    int run(String driver) throws IOException {
        String query = "?to=" + URLEncoder.encode(driver, StandardCharsets.UTF_8);
        JsonNode status = engine.call("POST", PATH + query, null);
        String told = "";
        while (goesOn(status)) {
            told = tell(progress(status), told);
            pause();
            status = engine.call("GET", PATH, null);
        }
        tell(describe(status), told);
        return word(status, "State").equals("FAILED") ? 1 : 0;
    }

    private String tell(String line, String told) {
        if (!line.equals(told)) {
            out.println(line);
            out.flush();
        }
        return line;
    }

    private static boolean goesOn(JsonNode status) {
        return switch (word(status, "State")) {
            case "LAYERS", "CONTAINERS" -> true;
            default -> false;
        };
    }

    private static String progress(JsonNode status) {
        return word(status, "State").equals("LAYERS")
                ? layers(status)
                : "containers: " + status.path("Staying").size() + " to go";
    }

    private static String layers(JsonNode status) {
        return "layers: %d of %d copied to %s"
                .formatted(
                        status.path("Copied").asLong(),
                        status.path("Layers").asLong(),
                        word(status, "Target"));
    }

    /** How things stand, for people. */
    static String describe(JsonNode status) {
        StringJoiner lines = new StringJoiner(System.lineSeparator());
        lines.add("images are stored by " + word(status, "Driver"));
        switch (word(status, "State")) {
            case "FAILED" ->
                    lines.add(
                            "the move to %s was given up: %s"
                                    .formatted(word(status, "Target"), word(status, "Reason")));
            case "LAYERS" -> lines.add(layers(status));
            default -> {}
        }
        for (JsonNode container : status.path("Staying")) {
            lines.add(
                    "container %.12s is stored by %s%s"
                            .formatted(
                                    word(container, "Container"),
                                    word(container, "Driver"),
                                    reason(container)));
        }
        if (word(status, "State").equals("WAITING")) {
            lines.add("containers in use are moved when they have stopped");
        }
        configuration(status, lines);
        return lines.toString();
    }

    private static String reason(JsonNode container) {
        String reason = word(container, "Reason");
        return reason.isEmpty() ? "" : ": " + reason;
    }

    private static void configuration(JsonNode status, StringJoiner lines) {
        String configured = word(status, "Configured");
        String driver = word(status, "Driver");
        if (!configured.isEmpty() && !configured.equals(driver)) {
            lines.add(
                    "storage-driver is configured to be %s: change that to %s"
                            .formatted(configured, driver));
        }
    }

    private static String word(JsonNode node, String name) {
        return node.path(name).asText("");
    }

    private static void pause() throws IOException {
        try {
            Thread.sleep(LOOK_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted; the engine goes on", e);
        }
    }
}
