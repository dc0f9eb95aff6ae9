package io.drydock.driver.runtime.oci;

import io.drydock.api.spi.linux.Capability;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** Capability sets. */
final class Capabilities {

    private Capabilities() {}

    /**
     * Those a process gets. Privileged means all the daemon has; what the daemon itself lacks
     * cannot be given and makes runtimes fail, so it is left out, as dockerd does since 20.10.
     */
    static List<String> granted(List<String> wanted, boolean privileged, Set<String> available) {
        return privileged
                ? Capability.fullNames().stream().filter(available::contains).toList()
                : wanted.stream().filter(available::contains).toList();
    }

    /** The sets of a process; a user other than root begins without effective ones. */
    static Map<String, Object> sets(List<String> granted, int uid) {
        Fields sets = new Fields().put("bounding", granted);
        return uid == 0
                ? sets.put("effective", granted).put("permitted", granted).map()
                : sets.map();
    }
}
