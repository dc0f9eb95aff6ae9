package io.drydock.driver.runtime.oci;

import io.drydock.api.spi.linux.CgroupMode;

import java.util.Set;

/**
 * What a configuration depends on besides the specification.
 *
 * @param cgroups arrangement of control groups
 * @param architecture as Go names it: {@code amd64}
 * @param kernel release: {@code 6.18.44}
 * @param capabilities those the daemon may pass on (its bounding set), by name
 * @param devices the host's device nodes
 */
record HostView(
        CgroupMode cgroups,
        String architecture,
        String kernel,
        Set<String> capabilities,
        HostDevices devices) {}
