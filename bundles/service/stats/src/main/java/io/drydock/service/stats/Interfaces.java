package io.drydock.service.stats;

import io.drydock.api.model.stats.InterfaceStats;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** Counters of the interfaces a process sees. */
final class Interfaces {

    private Interfaces() {}

    /** Reads {@code /proc/PID/net/dev}; that file is about the network namespace of PID. */
    static Map<String, InterfaceStats> read(Path file) {
        Map<String, InterfaceStats> found = new TreeMap<>();
        for (String line : Texts.lines(file)) {
            int colon = line.indexOf(':');
            String name = colon < 0 ? "" : line.substring(0, colon).strip();
            if (!name.isEmpty() && !name.equals("lo")) {
                String[] words = line.substring(colon + 1).strip().split(" +");
                found.put(name, stats(words));
            }
        }
        return found;
    }

    /** Eight columns of what was received, then eight of what was sent. */
    private static InterfaceStats stats(String[] words) {
        return new InterfaceStats(
                at(words, 0),
                at(words, 1),
                at(words, 2),
                at(words, 3),
                at(words, 8),
                at(words, 9),
                at(words, 10),
                at(words, 11));
    }

    private static long at(String[] words, int index) {
        return index < words.length ? Texts.number(words[index]) : 0;
    }
}
