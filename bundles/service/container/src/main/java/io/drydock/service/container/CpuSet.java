package io.drydock.service.container;

import static io.drydock.api.model.error.EngineException.invalid;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lists of processors: {@code 0-2,4}. */
final class CpuSet {

    private static final Pattern PART = Pattern.compile("(\\d{1,4})(?:-(\\d{1,4}))?");

    private CpuSet() {}

    static void check(String list, int processors) {
        if (list.isEmpty()) {
            return;
        }
        for (String part : list.split(",", -1)) {
            Matcher matcher = PART.matcher(part);
            if (!matcher.matches()) {
                throw invalid("Invalid value %s for cpuset cpus".formatted(list));
            }
            String last = matcher.group(2) == null ? matcher.group(1) : matcher.group(2);
            if (Integer.parseInt(last) >= processors) {
                String available = processors == 1 ? "0" : "0-" + (processors - 1);
                throw invalid(
                        "Requested CPUs are not available - requested %s, available: %s"
                                .formatted(list, available));
            }
        }
    }
}
