package io.drydock.driver.device.cdi;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads what a specification may have, in the types it must have. */
final class Fields {

    private Fields() {}

    static String text(Map<?, ?> map, String key) {
        Object value = map.get(key);
        return value == null ? "" : value.toString();
    }

    static int number(Map<?, ?> map, String key) {
        return map.get(key) instanceof Number number ? number.intValue() : 0;
    }

    static Map<?, ?> map(Map<?, ?> map, String key) {
        return map.get(key) instanceof Map<?, ?> value ? value : Map.of();
    }

    static List<Map<?, ?>> maps(Map<?, ?> map, String key) {
        List<Map<?, ?>> all = new ArrayList<>();
        if (map.get(key) instanceof List<?> values) {
            values.forEach(
                    value -> {
                        if (value instanceof Map<?, ?> entry) {
                            all.add(entry);
                        }
                    });
        }
        return all;
    }

    static List<String> texts(Map<?, ?> map, String key) {
        return map.get(key) instanceof List<?> values
                ? values.stream().map(String::valueOf).toList()
                : List.of();
    }
}
