package io.drydock.kernel.core;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Path families and their owners. Immutable once built; a lookup takes no lock.
 *
 * <p>The deepest family that is a prefix of the path wins; of two equally deep ones the one with
 * the leftmost literal.
 */
final class RouteTrie<T> {

    private static final String ANY = "*";

    private final Node<T> root;

    private RouteTrie(Node<T> root) {
        this.root = root;
    }

    /** Collects families; the first owner of a family keeps it. */
    static final class Builder<T> {

        private final Node<T> root = new Node<>();

        /** False if the family has an owner already. */
        boolean add(String family, T owner) {
            Node<T> node = root;
            for (String segment : segments(family)) {
                node = node.children.computeIfAbsent(segment, key -> new Node<>());
            }
            if (node.owner != null) {
                return false;
            }
            node.owner = Objects.requireNonNull(owner);
            return true;
        }

        RouteTrie<T> build() {
            return new RouteTrie<>(root);
        }
    }

    private static final class Node<T> {
        private final Map<String, Node<T>> children = new HashMap<>();
        private @Nullable T owner;
    }

    private record Found<T>(T owner, int depth) {}

    /** The owner of the most specific family that the raw path lies in, or null. */
    @Nullable T find(String path) {
        Found<T> best = descend(root, segments(path), 0);
        return best == null ? null : best.owner();
    }

    private @Nullable Found<T> descend(Node<T> node, List<String> segments, int depth) {
        Found<T> best = node.owner == null ? null : new Found<>(node.owner, depth);
        if (depth == segments.size()) {
            return best;
        }
        String segment = segments.get(depth);
        best = deeper(best, node.children.get(segment), segments, depth);
        if (!segment.isEmpty() && !segment.equals(ANY)) {
            best = deeper(best, node.children.get(ANY), segments, depth);
        }
        return best;
    }

    private @Nullable Found<T> deeper(
            @Nullable Found<T> best, @Nullable Node<T> child, List<String> segments, int depth) {
        if (child == null) {
            return best;
        }
        Found<T> found = descend(child, segments, depth + 1);
        return found != null && (best == null || found.depth() > best.depth()) ? found : best;
    }

    private static List<String> segments(String path) {
        Deque<String> parts = new ArrayDeque<>(Arrays.asList(path.split("/", -1)));
        if (path.startsWith("/")) {
            parts.removeFirst();
        }
        if (!parts.isEmpty() && parts.getLast().isEmpty()) {
            parts.removeLast();
        }
        return List.copyOf(parts);
    }
}
