package io.drydock.service.admission;

import static io.drydock.api.model.error.EngineException.invalid;

import java.util.BitSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lists of processors or memory nodes as cgroups have them: {@code 0-2,4}. */
final class NumberList {

    private static final Pattern PART = Pattern.compile("(\\d{1,4})(?:-(\\d{1,4}))?");

    private NumberList() {}

    /** Refuses processors the host does not have. */
    static void checkProcessors(String list, int processors) {
        String available = processors == 1 ? "0" : "0-" + (processors - 1);
        check(list, available, "cpus", "CPUs");
    }

    /** Refuses memory nodes the host does not have. */
    static void checkNodes(String list, String available) {
        check(list, available, "mems", "memory nodes");
    }

    private static void check(String list, String available, String key, String what) {
        if (list.isEmpty()) {
            return;
        }
        BitSet missing = parse(list, key);
        missing.andNot(parse(available, key));
        if (!missing.isEmpty()) {
            throw invalid(
                    "Requested %s are not available - requested %s, available: %s"
                            .formatted(what, list, available));
        }
    }

    private static BitSet parse(String list, String key) {
        BitSet numbers = new BitSet();
        for (String part : list.split(",", -1)) {
            Matcher matcher = PART.matcher(part);
            if (!matcher.matches()) {
                throw invalid(
                        "Invalid value %s for cpuset %s: invalid format: %s"
                                .formatted(list, key, part));
            }
            int first = Integer.parseInt(matcher.group(1));
            int last = matcher.group(2) == null ? first : Integer.parseInt(matcher.group(2));
            if (last < first) {
                throw invalid(
                        "Invalid value %s for cpuset %s: invalid format: %s"
                                .formatted(list, key, part));
            }
            numbers.set(first, last + 1);
        }
        return numbers;
    }
}
