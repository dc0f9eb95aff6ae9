package io.drydock.service.logs;

import static io.drydock.api.model.error.EngineException.invalid;

import io.drydock.api.engine.log.LogSubject;
import io.drydock.api.model.container.LogConfig;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The option {@code tag}: text with fields in double braces, {@code {{.Name}}/{{.ID}}}, each with
 * the functions {@code lower}, {@code upper} and {@code title} behind bars if wanted. Of Go's
 * template language no more is understood; the rest is refused.
 */
final class Tag {

    private static final Pattern ACTION = Pattern.compile("\\{\\{-?\\s*(.*?)\\s*-?}}");
    private static final int SHORT = 12;
    private static final LogSubject ANYBODY =
            new LogSubject(
                    "0".repeat(64),
                    "name",
                    "",
                    "",
                    "",
                    List.of(),
                    List.of(),
                    Map.of(),
                    false,
                    LogConfig.DEFAULT,
                    Path.of("/"));

    private Tag() {}

    /** The tag filled in, empty if the user gave none. */
    static String of(LogSubject subject) {
        String template = subject.config().config().getOrDefault("tag", "");
        return fill(template, subject);
    }

    /** Refuses what could not be filled in. */
    static void check(String template) {
        String filled = fill(template, ANYBODY);
        if (filled.contains("{{")) {
            throw refused(template, filled.substring(filled.indexOf("{{")));
        }
    }

    private static String fill(String template, LogSubject subject) {
        Matcher actions = ACTION.matcher(template);
        return actions.replaceAll(
                action -> Matcher.quoteReplacement(value(template, action.group(1), subject)));
    }

    private static String value(String template, String action, LogSubject subject) {
        String[] steps = action.split("\\|");
        String value = field(template, steps[0].strip(), subject);
        for (int i = 1; i < steps.length; i++) {
            value =
                    switch (steps[i].strip()) {
                        case "lower" -> value.toLowerCase(Locale.ROOT);
                        case "upper" -> value.toUpperCase(Locale.ROOT);
                        case "title" -> title(value);
                        default -> throw refused(template, steps[i].strip());
                    };
        }
        return value;
    }

    private static String field(String template, String name, LogSubject subject) {
        List<String> command = subject.command();
        return switch (name) {
            case ".ID" -> shortened(subject.id());
            case ".FullID", ".ContainerID" -> subject.id();
            case ".Name" -> subject.name();
            case ".ContainerName" -> "/" + subject.name();
            case ".ImageID" -> shortened(subject.imageId());
            case ".ImageFullID", ".ContainerImageID" -> subject.imageId();
            case ".ImageName", ".ContainerImageName" -> subject.imageName();
            case ".DaemonName" -> "docker";
            case ".Command" -> String.join(" ", command);
            case ".ContainerEntrypoint" -> command.isEmpty() ? "" : command.getFirst();
            case ".Hostname" -> hostname();
            default -> throw refused(template, name);
        };
    }

    private static String shortened(String id) {
        return id.substring(0, Math.min(SHORT, id.length()));
    }

    private static String title(String text) {
        StringBuilder title = new StringBuilder(text);
        for (int i = 0; i < title.length(); i++) {
            if (i == 0 || title.charAt(i - 1) == ' ') {
                title.setCharAt(i, Character.toUpperCase(title.charAt(i)));
            }
        }
        return title.toString();
    }

    private static String hostname() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }

    private static RuntimeException refused(String template, String what) {
        return invalid(
                "error parsing tag: template \"%s\": \"%s\" is not supported"
                        .formatted(template, what));
    }
}
