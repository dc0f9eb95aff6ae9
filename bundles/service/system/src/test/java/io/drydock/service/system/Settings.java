package io.drydock.service.system;

import java.lang.annotation.Annotation;
import java.lang.reflect.Proxy;
import java.util.Map;

/** A configuration with its defaults and what a test sets, by key. */
final class Settings {
    private Settings() {}

    static SystemConfiguration of(Map<String, Object> given) {
        Object proxy =
                Proxy.newProxyInstance(
                        SystemConfiguration.class.getClassLoader(),
                        new Class<?>[] {SystemConfiguration.class, Annotation.class},
                        (self, method, arguments) -> {
                            String key = method.getName().replace("$_$", "-");
                            return given.getOrDefault(key, method.getDefaultValue());
                        });
        return (SystemConfiguration) proxy;
    }
}
