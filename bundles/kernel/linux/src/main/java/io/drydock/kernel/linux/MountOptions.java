package io.drydock.kernel.linux;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * mount(8) words split into the kernel's flags and the text for the file system.
 *
 * @param flags MS_ bits
 * @param data the other words, in their order
 */
record MountOptions(long flags, List<String> data) {

    private static final Map<String, Long> SET =
            Map.ofEntries(
                    Map.entry("ro", 0x1L),
                    Map.entry("nosuid", 0x2L),
                    Map.entry("nodev", 0x4L),
                    Map.entry("noexec", 0x8L),
                    Map.entry("sync", 0x10L),
                    Map.entry("mand", 0x40L),
                    Map.entry("dirsync", 0x80L),
                    Map.entry("noatime", 0x400L),
                    Map.entry("nodiratime", 0x800L),
                    Map.entry("relatime", 0x200000L),
                    Map.entry("strictatime", 0x1000000L),
                    Map.entry("lazytime", 0x2000000L),
                    Map.entry("bind", MountFlags.BIND),
                    Map.entry("rbind", MountFlags.BIND | MountFlags.RECURSIVE),
                    Map.entry("remount", MountFlags.REMOUNT));

    private static final Map<String, Long> CLEAR =
            Map.of(
                    "rw",
                    0x1L,
                    "suid",
                    0x2L,
                    "dev",
                    0x4L,
                    "exec",
                    0x8L,
                    "async",
                    0x10L,
                    "nomand",
                    0x40L,
                    "atime",
                    0x400L,
                    "diratime",
                    0x800L,
                    "defaults",
                    0L);

    private static final Set<String> CONTEXTS =
            Set.of("context", "fscontext", "defcontext", "rootcontext");

    static MountOptions parse(List<String> words) {
        long flags = 0;
        List<String> data = new ArrayList<>();
        for (String word : words) {
            if (SET.containsKey(word)) {
                flags |= SET.get(word);
            } else if (CLEAR.containsKey(word)) {
                flags &= ~CLEAR.get(word);
            } else if (!word.isEmpty()) {
                data.add(word);
            }
        }
        return new MountOptions(flags, List.copyOf(data));
    }

    /** As mount(2) takes it: a comma in a security context ends no word where quotes hold it. */
    String text() {
        return data.stream().map(MountOptions::quoted).collect(Collectors.joining(","));
    }

    private static String quoted(String word) {
        int equals = word.indexOf('=');
        boolean context = equals > 0 && CONTEXTS.contains(word.substring(0, equals));
        return context
                ? "%s=\"%s\"".formatted(word.substring(0, equals), word.substring(equals + 1))
                : word;
    }
}
