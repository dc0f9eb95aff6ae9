package io.drydock.service.container;

import io.drydock.api.engine.label.SecurityLabels;
import io.drydock.api.engine.label.SecurityLabels.Labels;
import io.drydock.api.model.container.HostConfig;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Labels for containers in the making: a level found for one is no other's meanwhile. */
final class NewLabels {

    private final SecurityLabels labels;

    /** The labels of all containers there are. */
    private final Supplier<Stream<Labels>> known;

    private final Set<String> inTheMaking = ConcurrentHashMap.newKeySet();

    NewLabels(SecurityLabels labels, Supplier<Stream<Labels>> known) {
        this.labels = labels;
        this.known = known;
    }

    /**
     * Labels that are the caller's until it closes them; by then the container is known, or will
     * never be.
     */
    Reserved reserve(HostConfig host) {
        if (!labels.active()) {
            return new Reserved(Labels.NONE, "");
        }
        List<String> options = SecurityOptions.parse(host.securityOpt()).labels();
        boolean named = options.stream().anyMatch(option -> option.startsWith("level:"));
        // Looked for first: whoever leaves here is known by then.
        Set<String> taken = new HashSet<>(inTheMaking);
        known.get().forEach(each -> taken.add(level(each)));
        while (true) {
            Labels chosen = labels.choose(options, taken);
            String level = level(chosen);
            if (named || level.isEmpty()) {
                return new Reserved(chosen, "");
            }
            if (take(level)) {
                return new Reserved(chosen, level);
            }
            taken.add(level);
        }
    }

    private boolean take(String level) {
        if (!inTheMaking.add(level)) {
            return false;
        }
        if (known.get().noneMatch(each -> level(each).equals(level))) {
            return true;
        }
        inTheMaking.remove(level);
        return false;
    }

    private static String level(Labels labels) {
        String[] parts = labels.process().split(":", 4);
        return parts.length == 4 ? parts[3] : "";
    }

    /** Labels of a container in the making. */
    final class Reserved implements AutoCloseable {

        private final Labels chosen;
        private final String level;

        private Reserved(Labels chosen, String level) {
            this.chosen = chosen;
            this.level = level;
        }

        Labels get() {
            return chosen;
        }

        @Override
        public void close() {
            inTheMaking.remove(level);
        }
    }
}
