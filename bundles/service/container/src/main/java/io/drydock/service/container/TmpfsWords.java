package io.drydock.service.container;

import static io.drydock.api.model.error.EngineException.invalid;

import io.drydock.api.model.container.TmpfsOptions;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Mount options of a tmpfs: which words there are, and how the structured form becomes words. */
final class TmpfsWords {

    private static final Set<String> FLAGS =
            Set.of(
                    "ro",
                    "rw",
                    "exec",
                    "noexec",
                    "suid",
                    "nosuid",
                    "dev",
                    "nodev",
                    "sync",
                    "async",
                    "dirsync",
                    "remount",
                    "atime",
                    "noatime",
                    "diratime",
                    "nodiratime",
                    "relatime",
                    "norelatime",
                    "strictatime",
                    "nostrictatime",
                    "defaults",
                    "mand",
                    "nomand",
                    "private",
                    "rprivate",
                    "shared",
                    "rshared",
                    "slave",
                    "rslave",
                    "unbindable",
                    "runbindable");
    private static final Set<String> KEYS =
            Set.of("size", "mode", "uid", "gid", "nr_inodes", "nr_blocks", "mpol");
    private static final Map<String, Long> UNITS = Map.of("g", 1L << 30, "m", 1L << 20, "k", 1024L);

    private TmpfsWords() {}

    /** Refuses words the kernel would refuse only when the container starts. */
    static void check(String options) {
        for (String word : options.split(",")) {
            int equals = word.indexOf('=');
            boolean known =
                    equals < 0 ? FLAGS.contains(word) : KEYS.contains(word.substring(0, equals));
            if (!word.isEmpty() && !known) {
                throw invalid("invalid tmpfs option [\"%s\"]".formatted(word));
            }
        }
    }

    /** As one text: {@code mode=700,size=1m,exec}. */
    static String of(TmpfsOptions options) {
        List<String> words = new ArrayList<>();
        if (options.mode() != 0) {
            words.add("mode=" + Integer.toOctalString(options.mode()));
        }
        if (options.sizeBytes() != 0) {
            words.add("size=" + size(options.sizeBytes()));
        }
        for (List<String> option : options.options()) {
            String word = String.join("=", option);
            if (option.isEmpty() || option.size() > 2 || option.getFirst().isEmpty()) {
                throw invalid("invalid tmpfs option: " + option);
            }
            check(word);
            words.add(word);
        }
        return String.join(",", words);
    }

    private static String size(long bytes) {
        for (String unit : List.of("g", "m", "k")) {
            long factor = UNITS.getOrDefault(unit, 1L);
            if (bytes % factor == 0) {
                return bytes / factor + unit;
            }
        }
        return Long.toString(bytes);
    }
}
