package io.drydock.service.system;

import java.util.ArrayList;
import java.util.List;

/** Warnings for an API that others can reach; clients show them verbatim. */
final class Exposure {
    private static final String CONSEQUENCE =
            """
             Access to the remote API is equivalent to root access on the host. Refer
                     to the 'Docker daemon attack surface' section in the documentation for
                     more information: https://docs.docker.com/go/attack-surface/
            In future versions this will be a hard failure preventing the daemon from starting! Learn more at: https://docs.docker.com/go/api-security/\
            """
                    .replaceFirst("^ ", "         ");

    private Exposure() {}

    static List<String> warnings(SystemConfiguration configuration) {
        List<String> warnings = new ArrayList<>();
        for (String host : configuration.hosts()) {
            if (!host.startsWith("tcp://")) {
                continue;
            }
            String address = host.substring("tcp://".length());
            if (!configuration.tls()) {
                warnings.add(notice("http://" + address + " without encryption."));
            } else if (!configuration.tlsverify()) {
                warnings.add(notice("https://" + address + " without TLS client verification."));
            }
        }
        return warnings;
    }

    private static String notice(String where) {
        return "[DEPRECATION NOTICE]: API is accessible on " + where + "\n" + CONSEQUENCE;
    }
}
