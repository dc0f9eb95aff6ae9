package io.drydock.service.labels;

import io.drydock.api.model.error.EngineException;

import java.util.Set;
import java.util.random.RandomGenerator;

/** Levels of containers: two categories out of those a policy has. */
final class Levels {

    static final String SHARED = "s0";

    /** Of what is mounted for containers without a label; no confined one has it. */
    static final String UNCONFINED = "s0:c1022,c1023";

    static final int PAIRS = 1024 * 1023 / 2;

    private static final int CATEGORIES = 1024;

    private Levels() {}

    /** One that is not taken, anywhere among them. */
    static String free(Set<String> taken, RandomGenerator random) {
        int start = random.nextInt(PAIRS);
        for (int tried = 0; tried < PAIRS; tried++) {
            String level = pair((start + tried) % PAIRS);
            if (!level.equals(UNCONFINED) && !taken.contains(level)) {
                return level;
            }
        }
        throw EngineException.unavailable("all pairs of SELinux categories are taken");
    }

    /** Pairs in order: (0,1), (0,2) ... (0,1023), (1,2) ... */
    static String pair(int index) {
        int first = 0;
        int rest = index;
        int width = CATEGORIES - 1;
        while (rest >= width) {
            rest -= width;
            width--;
            first++;
        }
        return "s0:c%d,c%d".formatted(first, first + 1 + rest);
    }
}
