package io.drydock.driver.device.cdi;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The devices of all specifications, JSON and YAML alike, by their full names. */
final class Registry {

    private static final Logger LOG = LoggerFactory.getLogger(Registry.class);

    private final Map<String, List<Edits>> devices = new HashMap<>();

    private Registry() {}

    /** Later directories win; a file that cannot be read hides its own devices only. */
    static Registry read(List<Path> directories) {
        Registry registry = new Registry();
        for (Path directory : directories) {
            files(directory).forEach(registry::add);
        }
        return registry;
    }

    Optional<List<Edits>> find(String name) {
        return Optional.ofNullable(devices.get(name));
    }

    private static List<Path> files(Path directory) {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(directory)) {
            return all.filter(file -> file.toString().matches(".*\\.(json|yaml|yml)"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            LOG.warn("CDI directory {}: {}", directory, e.getMessage());
            return List.of();
        }
    }

    private void add(Path file) {
        try (Reader text = Files.newBufferedReader(file)) {
            Yaml yaml = new Yaml(new SafeConstructor(new LoaderOptions()));
            if (yaml.load(text) instanceof Map<?, ?> document) {
                add(document);
            }
        } catch (IOException | RuntimeException e) {
            LOG.warn("CDI specification {}: {}", file, e.getMessage());
        }
    }

    /** The edits of the specification itself go with each of its devices. */
    private void add(Map<?, ?> document) {
        String kind = Fields.text(document, "kind");
        Edits common = Edits.parse(Fields.map(document, "containerEdits"));
        for (Map<?, ?> device : Fields.maps(document, "devices")) {
            Edits own = Edits.parse(Fields.map(device, "containerEdits"));
            devices.put(kind + "=" + Fields.text(device, "name"), List.of(common, own));
        }
    }
}
