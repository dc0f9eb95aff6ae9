package io.drydock.service.container;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/** Names for containers in the making: what was thought up for one is no other's meanwhile. */
final class NewNames {

    /** Whether no container has it. */
    private final Predicate<String> free;

    private final Set<String> inTheMaking = ConcurrentHashMap.newKeySet();

    NewNames(Predicate<String> free) {
        this.free = free;
    }

    /** The name as stored; for none a free one, the caller's until {@link #settled}. */
    String choose(String wanted) {
        return Names.check(wanted, this::take);
    }

    /** The container is there with its name, or will never be. */
    void settled(String name) {
        inTheMaking.remove(name);
    }

    private boolean take(String name) {
        if (!inTheMaking.add(name)) {
            return false;
        }
        // Looked for second: whoever had the name in the making is among the containers by now.
        if (free.test(name)) {
            return true;
        }
        inTheMaking.remove(name);
        return false;
    }
}
