package io.drydock.kernel.core;

import io.drydock.api.spi.http.Middleware;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Who answers for what at one instant: everything a request looks up, so that one write changes all
 * names of a bundle together.
 *
 * @param published candidates for their names, the winners first
 * @param staged started, not yet candidates
 * @param standby replaced: warm for a roll-back, or draining
 * @param held names whose callers wait for a swap to commit
 * @param active the winner of each name
 * @param routes path families of the active routers
 * @param owners routers that own at least one family
 * @param chain active middleware in its order
 */
record Table(
        List<Generation> published,
        List<Generation> staged,
        List<Generation> standby,
        Set<Key> held,
        Map<Key, Generation> active,
        RouteTrie<Generation> routes,
        Set<Generation> owners,
        List<Generation> chain) {

    private static final Comparator<Generation> WINNERS_FIRST =
            Comparator.comparingInt((Generation one) -> one.declaration().ranking())
                    .thenComparingLong(Generation::order)
                    .reversed();

    static final Table EMPTY = of(List.of(), List.of(), List.of(), Set.of());

    static Table of(
            List<Generation> published,
            List<Generation> staged,
            List<Generation> standby,
            Set<Key> held) {
        List<Generation> sorted = new ArrayList<>(published);
        sorted.sort(WINNERS_FIRST);
        Map<Key, Generation> active = new HashMap<>();
        sorted.forEach(
                one -> one.declaration().keys().forEach(key -> active.putIfAbsent(key, one)));
        RouteTrie.Builder<Generation> routes = new RouteTrie.Builder<>();
        Set<Generation> owners = new HashSet<>();
        for (Generation one : sorted) {
            if (isActive(active, one, Key.Kind.ROUTER)) {
                addFamilies(routes, one, owners);
            }
        }
        return new Table(
                List.copyOf(sorted),
                List.copyOf(staged),
                List.copyOf(standby),
                Set.copyOf(held),
                Map.copyOf(active),
                routes.build(),
                Set.copyOf(owners),
                chain(active));
    }

    private static void addFamilies(
            RouteTrie.Builder<Generation> routes, Generation router, Set<Generation> owners) {
        for (String family : router.declaration().families()) {
            if (routes.add(family, router)) {
                owners.add(router);
            }
        }
    }

    private static boolean isActive(Map<Key, Generation> active, Generation one, Key.Kind kind) {
        return one.declaration().keys().stream()
                .anyMatch(key -> key.kind() == kind && active.get(key) == one);
    }

    private static List<Generation> chain(Map<Key, Generation> active) {
        return active.entrySet().stream()
                .filter(entry -> entry.getKey().kind() == Key.Kind.MIDDLEWARE)
                .sorted(
                        Comparator.comparingInt(
                                        (Map.Entry<Key, Generation> entry) ->
                                                place(entry.getKey().name()))
                                .thenComparing(Map.Entry::getValue, WINNERS_FIRST))
                .map(Map.Entry::getValue)
                .toList();
    }

    private static int place(String middleware) {
        int place = Middleware.ORDER.indexOf(middleware);
        return place < 0 ? Middleware.ORDER.size() : place;
    }

    /** The winner of a name, or null. */
    @Nullable Generation active(Key key) {
        return active.get(key);
    }

    /** True if others win all it could provide. */
    boolean shadowed(Generation one) {
        boolean router =
                one.declaration().keys().stream().anyMatch(key -> key.kind() == Key.Kind.ROUTER);
        if (router) {
            return !owners.contains(one);
        }
        return one.declaration().keys().stream().noneMatch(key -> active.get(key) == one);
    }

    /** Everything of one bundle, wherever it stands. */
    List<Generation> of(long bundle) {
        List<Generation> all = new ArrayList<>(published);
        all.addAll(staged);
        all.addAll(standby);
        all.removeIf(one -> one.origin().bundle() != bundle);
        return all;
    }
}
