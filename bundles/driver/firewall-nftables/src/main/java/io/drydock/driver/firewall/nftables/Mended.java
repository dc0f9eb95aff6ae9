package io.drydock.driver.firewall.nftables;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What differs between two listings of the table; the order of elements of a set does not. */
final class Mended {

    private static final String ELEMENTS = "elements = {";

    private Mended() {}

    static List<String> between(List<String> before, List<String> after) {
        List<String> old = apart(before);
        List<String> current = apart(after);
        List<String> missing = new ArrayList<>(current);
        old.forEach(missing::remove);
        List<String> surplus = new ArrayList<>(old);
        current.forEach(surplus::remove);
        List<String> mended = new ArrayList<>();
        surplus.forEach(line -> mended.add("removed: " + line));
        missing.forEach(line -> mended.add("added: " + line));
        return mended;
    }

    /** Each element of a set by itself, with the name of its set; all other lines as they are. */
    private static List<String> apart(List<String> listing) {
        List<String> lines = new ArrayList<>();
        String set = "";
        StringBuilder elements = new StringBuilder();
        for (String line : listing) {
            if (line.startsWith("set ") || line.startsWith("map ")) {
                set = line.split(" ")[1];
            }
            boolean within = !elements.isEmpty() || line.startsWith(ELEMENTS);
            if (!within) {
                lines.add(line);
                continue;
            }
            elements.append(line);
            if (line.endsWith("}")) {
                String name = set;
                String all = elements.substring(ELEMENTS.length(), elements.length() - 1);
                Arrays.stream(all.split(","))
                        .map(element -> name + " { " + element.strip() + " }")
                        .forEach(lines::add);
                elements.setLength(0);
            }
        }
        return lines;
    }
}
