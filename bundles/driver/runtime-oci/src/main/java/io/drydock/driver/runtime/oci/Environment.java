package io.drydock.driver.runtime.oci;

import java.util.ArrayList;
import java.util.List;

/** Variables every process has unless the caller set them. */
final class Environment {

    private static final String PATH =
            "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

    private Environment() {}

    static List<String> of(List<String> given, User user, String hostname, boolean terminal) {
        List<String> all = new ArrayList<>();
        all.add(PATH);
        if (!hostname.isEmpty()) {
            all.add("HOSTNAME=" + hostname);
        }
        if (terminal) {
            all.add("TERM=xterm");
        }
        all.removeIf(standard -> isSet(given, standard));
        all.addAll(given);
        String home = "HOME=" + user.home();
        if (!isSet(given, home)) {
            all.add(home);
        }
        return all;
    }

    private static boolean isSet(List<String> given, String variable) {
        String prefix = variable.substring(0, variable.indexOf('=') + 1);
        return given.stream().anyMatch(each -> each.startsWith(prefix));
    }
}
