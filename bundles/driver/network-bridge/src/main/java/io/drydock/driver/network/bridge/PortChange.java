package io.drydock.driver.network.bridge;

import io.drydock.api.spi.network.PortMapping;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What becomes of an endpoint's published ports when others are wished for.
 *
 * @param wishes groups whose members get the same port, in their order
 * @param kept what fulfils a wish already, by the wish's place
 */
record PortChange(List<List<PortMapping>> wishes, Map<Integer, List<PortMapping>> kept) {

    PortChange {
        wishes = List.copyOf(wishes);
        kept = Map.copyOf(kept);
    }

    /** Wishes that name their port choose first among what is published, then the open ones. */
    static PortChange of(List<PortMapping> published, List<List<PortMapping>> wishes) {
        List<PortMapping> left = new ArrayList<>(published);
        Map<Integer, List<PortMapping>> kept = new HashMap<>();
        for (boolean open : List.of(false, true)) {
            for (int i = 0; i < wishes.size(); i++) {
                List<PortMapping> wish = wishes.get(i);
                if (open(wish) != open) {
                    continue;
                }
                int place = i;
                fulfilled(wish, left)
                        .ifPresent(
                                found -> {
                                    found.forEach(left::remove);
                                    kept.put(place, found);
                                });
            }
        }
        return new PortChange(wishes, kept);
    }

    /** The published ports that stay. */
    List<PortMapping> staying() {
        return kept.values().stream().flatMap(List::stream).toList();
    }

    /** Whether any wish leaves it to the driver which port it gets. */
    boolean chooses() {
        return wishes.stream().anyMatch(PortChange::open);
    }

    private static boolean open(List<PortMapping> wish) {
        return wish.stream().anyMatch(it -> !own(it) && (it.hostPort() == 0 || range(it) > 0));
    }

    private static int range(PortMapping wish) {
        return wish.hostPortEnd() - wish.hostPort();
    }

    private static boolean own(PortMapping wish) {
        return wish.hostPortEnd() == PortPlan.OWN_ADDRESS;
    }

    /** One port for all members, or nothing. */
    private static Optional<List<PortMapping>> fulfilled(
            List<PortMapping> wish, List<PortMapping> published) {
        return published.stream()
                .map(PortMapping::hostPort)
                .distinct()
                .map(port -> at(port, wish, published))
                .filter(found -> found.size() == wish.size())
                .findFirst();
    }

    private static List<PortMapping> at(
            int port, List<PortMapping> wish, List<PortMapping> published) {
        return wish.stream()
                .flatMap(member -> published.stream().filter(it -> fits(member, it, port)).limit(1))
                .toList();
    }

    private static boolean fits(PortMapping wish, PortMapping published, int port) {
        boolean alike =
                wish.protocol().equals(published.protocol())
                        && wish.containerPort() == published.containerPort()
                        && wish.hostAddress().equals(published.hostAddress());
        if (own(wish)) {
            return alike && published.hostPort() == 0;
        }
        boolean within =
                wish.hostPort() == 0 || (wish.hostPort() <= port && port <= wish.hostPortEnd());
        return alike && port != 0 && published.hostPort() == port && within;
    }
}
