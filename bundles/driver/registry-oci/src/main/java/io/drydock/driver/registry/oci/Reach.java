package io.drydock.driver.registry.oci;

import java.util.List;

/**
 * How registries are reached.
 *
 * @param mirrors addresses asked before Docker Hub
 * @param insecure hosts and address ranges that need no checked certificate
 */
record Reach(List<String> mirrors, List<String> insecure, ProxyChoice proxies) {

    Reach {
        mirrors = List.copyOf(mirrors);
        insecure = List.copyOf(insecure);
    }
}
