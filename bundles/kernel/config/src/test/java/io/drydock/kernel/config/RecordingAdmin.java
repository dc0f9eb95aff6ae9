package io.drydock.kernel.config;

import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;

import java.lang.reflect.Proxy;
import java.util.Collections;
import java.util.Dictionary;
import java.util.HashMap;
import java.util.Map;

/** A ConfigurationAdmin that keeps what it is given; anything else it is asked fails. */
final class RecordingAdmin {

    private final Map<String, Map<String, Object>> published = new HashMap<>();
    private final Map<String, Integer> updates = new HashMap<>();

    ConfigurationAdmin proxy() {
        return stub(ConfigurationAdmin.class, "getConfiguration", words -> configuration(words[0]));
    }

    Map<String, Object> published(String pid) {
        return published.get(pid);
    }

    int updates(String pid) {
        return updates.get(pid);
    }

    private Configuration configuration(Object pid) {
        return stub(
                Configuration.class,
                "updateIfDifferent",
                words -> {
                    published.put((String) pid, copy((Dictionary<?, ?>) words[0]));
                    updates.merge((String) pid, 1, Integer::sum);
                    return true;
                });
    }

    private static Map<String, Object> copy(Dictionary<?, ?> properties) {
        Map<String, Object> copy = new HashMap<>();
        for (Object key : Collections.list(properties.keys())) {
            copy.put((String) key, properties.get(key));
        }
        return copy;
    }

    private interface Answer {
        Object to(Object[] words);
    }

    private static <T> T stub(Class<T> type, String method, Answer answer) {
        Object proxy =
                Proxy.newProxyInstance(
                        type.getClassLoader(),
                        new Class<?>[] {type},
                        (self, called, words) -> {
                            if (!called.getName().equals(method)) {
                                throw new AssertionError("not expected: " + called);
                            }
                            return answer.to(words);
                        });
        return type.cast(proxy);
    }
}
