package io.drydock.driver.network.bridge;

import io.drydock.api.spi.linux.Sysctls;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The ports to choose from where none is named: the kernel's ephemeral range, as dockerd has it, or
 * 49153 to 65535 where the kernel does not tell; without those the administrator has reserved.
 */
final class PortRange {

    private final Sysctls sysctls;

    PortRange(Sysctls sysctls) {
        this.sysctls = sysctls;
    }

    List<Integer> ports() {
        String[] bounds =
                sysctls.read("net.ipv4.ip_local_port_range").orElse("49153 65535").split("\\s+");
        Set<Integer> reserved =
                reserved(sysctls.read("net.ipv4.ip_local_reserved_ports").orElse(""));
        return IntStream.rangeClosed(Integer.parseInt(bounds[0]), Integer.parseInt(bounds[1]))
                .filter(port -> !reserved.contains(port))
                .boxed()
                .toList();
    }

    private static Set<Integer> reserved(String text) {
        Set<Integer> ports = new HashSet<>();
        for (String part : text.split(",")) {
            if (!part.isBlank()) {
                String[] ends = part.strip().split("-");
                int last = Integer.parseInt(ends[ends.length - 1]);
                IntStream.rangeClosed(Integer.parseInt(ends[0]), last).forEach(ports::add);
            }
        }
        return ports;
    }
}
