package io.drydock.service.image;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;

import io.drydock.api.model.EmptyObject;
import io.drydock.api.model.error.EngineException;
import io.drydock.api.model.image.ImageRuntimeConfig;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The {@code --change} of import and commit: Dockerfile instructions that concern the config. */
final class Changes {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Pattern PORTS =
            Pattern.compile("(\\d{1,5})(?:-(\\d{1,5}))?(?:/(tcp|udp|sctp))?");
    private static final int MAX_PORT = 65535;

    private final ImageRuntimeConfig.Draft draft;
    private boolean commandGiven;

    private Changes(ImageRuntimeConfig.Draft draft) {
        this.draft = draft;
    }

    /** A configuration with the instructions applied in order; INVALID for others. */
    static ImageRuntimeConfig apply(ImageRuntimeConfig base, List<String> instructions) {
        return base.with(
                draft -> {
                    Changes changes = new Changes(draft);
                    for (String text : instructions) {
                        text.lines()
                                .map(String::strip)
                                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                                .forEach(changes::apply);
                    }
                });
    }

    private void apply(String line) {
        String[] parts = line.split("\\s+", 2);
        String name = parts[0].toUpperCase(Locale.ROOT);
        String rest = parts.length == 2 ? parts[1].strip() : "";
        switch (name) {
            case "CMD" -> {
                draft.cmd = command(rest);
                commandGiven = true;
            }
            case "ENTRYPOINT" -> {
                draft.entrypoint = command(rest);
                // A command from before was meant for another entry point.
                draft.cmd = commandGiven ? draft.cmd : null;
            }
            case "ENV" -> draft.env = env(draft.env, pairs(name, rest));
            case "LABEL" -> {
                Map<String, String> labels = new TreeMap<>(draft.labels);
                labels.putAll(pairs(name, rest));
                draft.labels = labels;
            }
            case "EXPOSE" -> expose(rest);
            case "USER" -> draft.user = one(name, rest);
            case "VOLUME" -> volumes(rest);
            case "WORKDIR" -> draft.workingDir = workdir(draft.workingDir, one(name, rest));
            case "STOPSIGNAL" -> draft.stopSignal = one(name, rest);
            case "HEALTHCHECK" -> draft.healthcheck = HealthcheckWords.parse(rest);
            case "ONBUILD" -> {
                List<String> triggers = new ArrayList<>(draft.onBuild);
                triggers.add(trigger(rest));
                draft.onBuild = triggers;
            }
            default ->
                    throw EngineException.invalid(
                            name.toLowerCase(Locale.ROOT) + " is not a valid change command");
        }
    }

    private static List<String> command(String rest) {
        List<String> json = json(rest);
        if (json != null) {
            return json;
        }
        return rest.isEmpty() ? List.of() : List.of("/bin/sh", "-c", rest);
    }

    /** A JSON array of strings, null for anything else: that is the shell's. */
    static @Nullable List<String> json(String text) {
        if (!text.startsWith("[")) {
            return null;
        }
        try {
            return List.of(JSON.readValue(text, String[].class));
        } catch (JsonProcessingException | NullPointerException e) {
            return null;
        }
    }

    private static String trigger(String rest) {
        if (rest.isEmpty()) {
            throw EngineException.invalid("ONBUILD requires at least one argument");
        }
        String name = rest.split("\\s+", 2)[0].toUpperCase(Locale.ROOT);
        switch (name) {
            case "ONBUILD" ->
                    throw EngineException.invalid(
                            "Chaining ONBUILD via `ONBUILD ONBUILD` isn't allowed");
            case "MAINTAINER", "FROM" ->
                    throw EngineException.invalid(name + " isn't allowed as an ONBUILD trigger");
            default -> {
                return rest;
            }
        }
    }

    private static String one(String name, String rest) {
        if (rest.isEmpty()) {
            throw EngineException.invalid(name + " requires exactly one argument");
        }
        return rest;
    }

    /** {@code k=v k2="v 2"}, or the old {@code k the rest of the line}. */
    private static Map<String, String> pairs(String name, String rest) {
        List<String> words = Words.split(rest);
        if (words.isEmpty()) {
            throw EngineException.invalid(name + " requires at least one argument");
        }
        Map<String, String> pairs = new LinkedHashMap<>();
        if (words.getFirst().indexOf('=') < 0) {
            String[] parts = rest.split("\\s+", 2);
            if (parts.length < 2) {
                throw EngineException.invalid(name + " must have two arguments");
            }
            pairs.put(parts[0], parts[1]);
            return pairs;
        }
        for (String word : words) {
            int equals = word.indexOf('=');
            if (equals <= 0) {
                throw EngineException.invalid(
                        "Syntax error - can't find = in \""
                                + word
                                + "\". Must be of the form: name=value");
            }
            pairs.put(word.substring(0, equals), word.substring(equals + 1));
        }
        return pairs;
    }

    private static List<String> env(List<String> before, Map<String, String> pairs) {
        Map<String, String> all = new LinkedHashMap<>();
        before.forEach(
                entry -> {
                    int equals = entry.indexOf('=');
                    all.put(equals < 0 ? entry : entry.substring(0, equals), entry);
                });
        pairs.forEach((key, value) -> all.put(key, key + "=" + value));
        return List.copyOf(all.values());
    }

    private void expose(String rest) {
        Map<String, EmptyObject> ports = new TreeMap<>(draft.exposedPorts);
        List<String> words = Words.split(rest);
        if (words.isEmpty()) {
            throw EngineException.invalid("EXPOSE requires at least one argument");
        }
        for (String word : words) {
            Matcher matcher = PORTS.matcher(word.toLowerCase(Locale.ROOT));
            if (!matcher.matches()) {
                throw EngineException.invalid("Invalid containerPort: " + word);
            }
            int first = Integer.parseInt(matcher.group(1));
            int last = matcher.group(2) == null ? first : Integer.parseInt(matcher.group(2));
            if (last > MAX_PORT || last < first) {
                throw EngineException.invalid("Invalid containerPort: " + word);
            }
            String protocol = matcher.group(3) == null ? "tcp" : matcher.group(3);
            for (int port = first; port <= last; port++) {
                ports.put(port + "/" + protocol, EmptyObject.INSTANCE);
            }
        }
        draft.exposedPorts = ports;
    }

    private void volumes(String rest) {
        List<String> json = json(rest);
        List<String> paths = json == null ? Words.split(rest) : json;
        if (paths.isEmpty()) {
            throw EngineException.invalid("VOLUME requires at least one argument");
        }
        Map<String, EmptyObject> volumes = new TreeMap<>(draft.volumes);
        paths.forEach(path -> volumes.put(path.strip(), EmptyObject.INSTANCE));
        draft.volumes = volumes;
    }

    private static String workdir(String before, String path) {
        return Path.of("/").resolve(before).resolve(path).normalize().toString();
    }
}
