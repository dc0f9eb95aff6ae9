package io.drydock.api.model;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How a field that is absent from JSON reads. Docker's decoder gives such a field the zero value of
 * its Go type, and rules downstream rest on that; the records of this bundle do the same in their
 * constructors. Collections come back as immutable copies.
 */
public final class ZeroValue {

    private ZeroValue() {}

    /** The text, or an empty one. */
    public static String text(@Nullable String text) {
        return text == null ? "" : text;
    }

    /** A copy of the list, or an empty one. */
    public static <E> List<E> list(@Nullable List<E> list) {
        return list == null ? List.of() : copy(list);
    }

    /** A copy of the map sorted by key, or an empty one; values may be null. */
    public static <V> Map<String, V> map(@Nullable Map<String, V> map) {
        return map == null ? Map.of() : copy(map);
    }

    /** A copy of the list, or null where docker tells null from empty. */
    public static <E> @Nullable List<E> listOrNull(@Nullable List<E> list) {
        return list == null ? null : copy(list);
    }

    /** A copy of the map sorted by key, or null where docker tells null from empty. */
    public static <V> @Nullable Map<String, V> mapOrNull(@Nullable Map<String, V> map) {
        return map == null ? null : copy(map);
    }

    // List.copyOf would refuse the null elements that a client may send.
    private static <E> List<E> copy(List<E> list) {
        return Collections.unmodifiableList(new ArrayList<>(list));
    }

    private static <V> Map<String, V> copy(Map<String, V> map) {
        return Collections.unmodifiableMap(new TreeMap<>(map));
    }
}
