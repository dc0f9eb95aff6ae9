package io.drydock.service.container;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Exit codes of containers that were removed, for those who waited for it and ask a moment later.
 * The latest few thousand are known.
 */
final class Departed {

    private static final int MOST = 4096;

    private final Map<String, Integer> codes =
            new LinkedHashMap<>() {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Integer> eldest) {
                    return size() > MOST;
                }
            };

    synchronized void add(String id, int exitCode) {
        codes.put(id, exitCode);
    }

    synchronized void addAll(Map<String, Integer> others) {
        codes.putAll(others);
    }

    synchronized Optional<Integer> find(String id) {
        return Optional.ofNullable(codes.get(id));
    }

    synchronized Map<String, Integer> all() {
        return Map.copyOf(codes);
    }
}
