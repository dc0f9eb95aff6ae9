package io.drydock.driver.registry.oci;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/**
 * A server to ask.
 *
 * @param base address without a slash at its end
 * @param checked whether its certificate must be good
 * @param mirror asked before the registry itself, which has the last word
 */
record Endpoint(URI base, boolean checked, boolean mirror) {

    static final String HUB = "docker.io";
    private static final String HUB_SERVER = "https://registry-1.docker.io";

    /** Who has the images of a domain, in the order to ask. */
    static List<Endpoint> of(String domain, boolean push, Reach reach) {
        List<Endpoint> endpoints = new ArrayList<>();
        if (domain.equals(HUB)) {
            if (!push) {
                reach.mirrors().forEach(mirror -> endpoints.addAll(mirror(mirror, reach)));
            }
            endpoints.add(new Endpoint(URI.create(HUB_SERVER), true, false));
            return endpoints;
        }
        boolean insecure = insecure(domain, reach);
        endpoints.add(new Endpoint(URI.create("https://" + domain), !insecure, false));
        if (insecure) {
            endpoints.add(new Endpoint(URI.create("http://" + domain), false, false));
        }
        return endpoints;
    }

    String authority() {
        return base.getAuthority();
    }

    private static List<Endpoint> mirror(String address, Reach reach) {
        String whole = address.contains("://") ? address : "https://" + address;
        URI base = URI.create(whole.replaceAll("/+$", ""));
        boolean checked = !insecure(base.getAuthority(), reach);
        return List.of(new Endpoint(base, checked, true));
    }

    static boolean insecure(String authority, Reach reach) {
        String host = authority.replaceAll(":\\d+$", "");
        if (host.equals("localhost") || AddressRange.loopback(host)) {
            return true;
        }
        return reach.insecure().stream()
                .anyMatch(
                        entry ->
                                entry.equals(authority)
                                        || entry.equals(host)
                                        || AddressRange.parse(entry)
                                                .filter(range -> range.contains(host))
                                                .isPresent());
    }
}
