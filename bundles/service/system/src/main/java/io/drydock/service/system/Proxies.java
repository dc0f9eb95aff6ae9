package io.drydock.service.system;

import java.util.Locale;
import java.util.regex.Pattern;

/** Proxies as configured or, as for every program, by the environment. */
final class Proxies {
    private static final Pattern CREDENTIALS = Pattern.compile("//[^/@]*@");

    private Proxies() {}

    /** Never shows a user name or password. */
    static String of(String configured, String variable) {
        String value = configured;
        if (value.isEmpty()) {
            String upper = System.getenv().getOrDefault(variable, "");
            value = System.getenv().getOrDefault(variable.toLowerCase(Locale.ROOT), upper);
        }
        return masked(value);
    }

    static String masked(String url) {
        return CREDENTIALS.matcher(url).replaceFirst("//xxxxx:xxxxx@");
    }
}
