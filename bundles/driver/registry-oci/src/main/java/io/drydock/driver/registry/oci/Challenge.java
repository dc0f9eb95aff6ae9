package io.drydock.driver.registry.oci;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a server wants to see, from {@code WWW-Authenticate}.
 *
 * @param scheme lower case: {@code basic}, {@code bearer}
 * @param parameters names in lower case
 */
record Challenge(String scheme, Map<String, String> parameters) {

    private static final Pattern SCHEME = Pattern.compile("\\s*,?\\s*([A-Za-z]+)(?:\\s+|$)");
    private static final Pattern PARAMETER =
            Pattern.compile(
                    "\\s*,?\\s*([A-Za-z_]+)\\s*=\\s*(?:\"((?:[^\"\\\\]|\\\\.)*)\"|([^\\s,\"]+))");

    Challenge {
        parameters = Map.copyOf(parameters);
    }

    static List<Challenge> of(List<String> headers) {
        List<Challenge> challenges = new ArrayList<>();
        for (String header : headers) {
            int at = 0;
            Matcher scheme = SCHEME.matcher(header);
            while (scheme.find(at) && scheme.start() == at) {
                at = scheme.end();
                Map<String, String> parameters = new HashMap<>();
                Matcher parameter = PARAMETER.matcher(header);
                while (parameter.find(at) && parameter.start() == at) {
                    at = parameter.end();
                    String value =
                            parameter.group(2) == null ? parameter.group(3) : parameter.group(2);
                    parameters.put(
                            parameter.group(1).toLowerCase(Locale.ROOT),
                            value.replaceAll("\\\\(.)", "$1"));
                }
                challenges.add(new Challenge(scheme.group(1).toLowerCase(Locale.ROOT), parameters));
            }
        }
        return challenges;
    }

    boolean bearer() {
        return scheme.equals("bearer");
    }

    boolean basic() {
        return scheme.equals("basic");
    }

    String parameter(String name) {
        return parameters.getOrDefault(name, "");
    }
}
