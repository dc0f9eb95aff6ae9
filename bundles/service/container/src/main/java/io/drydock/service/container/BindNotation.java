package io.drydock.service.container;

import static io.drydock.api.model.error.EngineException.invalid;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** The {@code source:destination:options} notation of HostConfig.Binds. */
final class BindNotation {

    private static final Set<String> PROPAGATIONS =
            Set.of("shared", "rshared", "slave", "rslave", "private", "rprivate");
    private static final Set<String> CONSISTENCY = Set.of("consistent", "cached", "delegated");

    private BindNotation() {}

    static MountRequest parse(String text, String volumeDriver) {
        List<String> parts = List.of(text.split(":", -1));
        if (parts.size() > 3 || parts.getFirst().isEmpty()) {
            throw invalid("invalid volume specification: '%s'".formatted(text));
        }
        if (parts.size() == 1) {
            return MountRequest.anonymous(
                    destination(parts.getFirst(), text, "volume"), volumeDriver);
        }
        String source = parts.getFirst();
        boolean bind = source.startsWith("/");
        String mode = parts.size() == 3 ? parts.get(2) : "";
        Options options = Options.parse(text, mode, bind);
        String destination = destination(parts.get(1), text, bind ? "bind" : "volume");
        if (!bind) {
            checkVolumeName(source);
        }
        return new MountRequest(
                bind ? "bind" : "volume",
                bind ? Paths.normal(source) : source,
                destination,
                bind || !mode.isEmpty() ? mode : MountRequest.labelling(volumeDriver),
                options.readOnly,
                bind,
                !options.noCopy,
                true,
                options.propagation,
                bind ? "" : volumeDriver,
                Map.of(),
                Map.of());
    }

    /** Where a volume without a name goes; its path may be relative to the root. */
    static String anonymous(String path) {
        return destination(path.startsWith("/") ? path : "/" + path, path, "volume");
    }

    private static String destination(String path, String text, String type) {
        if (!path.startsWith("/")) {
            throw bad(
                    text,
                    type,
                    "invalid mount path: '%s' mount path must be absolute".formatted(path));
        }
        String normal = Paths.normal(path);
        if (normal.equals("/")) {
            throw bad(text, type, "invalid specification: destination can't be '/'");
        }
        return normal;
    }

    private static RuntimeException bad(String text, String type, String reason) {
        return invalid(
                "invalid volume specification: '%s': invalid mount config for type \"%s\": %s"
                        .formatted(text, type, reason));
    }

    private static void checkVolumeName(String name) {
        if (name.length() < 2) {
            throw invalid(
                    "volume name is too short, names should be at least two alphanumeric characters");
        }
        if (!name.matches("[a-zA-Z0-9][a-zA-Z0-9_.-]*")) {
            throw invalid(
                    ("create %s: \"%s\" includes invalid characters for a local volume name, only"
                                    + " \"[a-zA-Z0-9][a-zA-Z0-9_.-]\" are allowed. If you intended to"
                                    + " pass a host directory, use absolute path")
                            .formatted(name, name));
        }
    }

    private static final class Options {
        private boolean readOnly;
        private boolean noCopy;
        private String propagation = "";
        private boolean access;
        private boolean label;

        static Options parse(String text, String mode, boolean bind) {
            Options options = new Options();
            if (mode.isEmpty()) {
                return options;
            }
            for (String word : mode.split(",", -1)) {
                if (bind && word.equals("nocopy")) {
                    throw bad(text, "bind", "field VolumeOptions must not be specified");
                }
                if (!bind && PROPAGATIONS.contains(word)) {
                    throw bad(text, "volume", "field BindOptions must not be specified");
                }
                if (!options.take(word, bind)) {
                    throw invalid("invalid mode: " + mode);
                }
            }
            return options;
        }

        /** Each kind of word may occur once. */
        private boolean take(String word, boolean bind) {
            if (word.equals("ro") || word.equals("rw")) {
                boolean first = !access;
                access = true;
                readOnly = word.equals("ro");
                return first;
            }
            if (word.equals("z") || word.equals("Z")) {
                boolean first = !label;
                label = true;
                return first;
            }
            if (PROPAGATIONS.contains(word) && bind && propagation.isEmpty()) {
                propagation = word;
                return true;
            }
            if (word.equals("nocopy") && !bind && !noCopy) {
                noCopy = true;
                return true;
            }
            return CONSISTENCY.contains(word);
        }
    }
}
