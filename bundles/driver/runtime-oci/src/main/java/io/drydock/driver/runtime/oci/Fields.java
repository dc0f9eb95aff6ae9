package io.drydock.driver.runtime.oci;

import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** A JSON object under construction: keys in order, what is null or empty left out. */
final class Fields {

    private final Map<String, Object> values = new LinkedHashMap<>();

    Fields put(String key, @Nullable Object value) {
        boolean absent =
                switch (value) {
                    case null -> true;
                    case String text -> text.isEmpty();
                    case Collection<?> items -> items.isEmpty();
                    case Map<?, ?> entries -> entries.isEmpty();
                    default -> false;
                };
        if (!absent && value != null) {
            values.put(key, value);
        }
        return this;
    }

    Fields putIf(boolean condition, String key, Object value) {
        return condition ? put(key, value) : this;
    }

    Map<String, Object> map() {
        return values;
    }
}
