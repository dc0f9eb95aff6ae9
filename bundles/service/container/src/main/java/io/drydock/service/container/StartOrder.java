package io.drydock.service.container;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** All containers so that those who need others to run come after them. */
final class StartOrder {

    private static final String OTHER = "container:";

    private final Containers containers;
    private final Set<Entry> order = new LinkedHashSet<>();
    private final Set<Entry> seen = new LinkedHashSet<>();

    private StartOrder(Containers containers) {
        this.containers = containers;
    }

    static List<Entry> of(Containers containers) {
        StartOrder order = new StartOrder(containers);
        List.copyOf(containers.all()).forEach(order::add);
        return new ArrayList<>(order.order);
    }

    private void add(Entry entry) {
        if (!seen.add(entry)) {
            return;
        }
        Container container = entry.get();
        container.links().forEach(link -> containers.target(link).ifPresent(this::add));
        Stream.of(
                        container.host().networkMode(),
                        container.host().pidMode(),
                        container.host().ipcMode(),
                        container.host().cgroup())
                .filter(mode -> mode.startsWith(OTHER))
                .map(mode -> mode.substring(OTHER.length()))
                .forEach(reference -> other(reference).ifPresent(this::add));
        order.add(entry);
    }

    private Optional<Entry> other(String reference) {
        return containers.find(reference).or(() -> containers.named(reference));
    }
}
