package io.drydock.driver.runtime.oci;

import io.drydock.api.spi.runtime.ContainerSpec;
import io.drydock.api.spi.runtime.ProcessSpec;

import java.util.ArrayList;
import java.util.List;

/** Changed copies of a specification. */
record ContainerSpecs(ContainerSpec spec) {

    ContainerSpec withCapability(String name) {
        ProcessSpec old = spec.process();
        List<String> capabilities = new ArrayList<>(old.capabilities());
        capabilities.add(name);
        ProcessSpec process =
                new ProcessSpec(
                        old.arguments(),
                        old.environment(),
                        old.directory(),
                        old.user(),
                        old.groups(),
                        false,
                        0,
                        0,
                        capabilities,
                        false);
        return new ContainerSpec(
                spec.id(),
                spec.rootfs(),
                false,
                process,
                "",
                spec.hostname(),
                "",
                spec.mounts(),
                spec.namespaces(),
                spec.cgroup(),
                spec.limits(),
                spec.devices(),
                spec.deviceRules(),
                spec.security(),
                spec.sysctls(),
                spec.ulimits(),
                0,
                spec.shmBytes(),
                spec.annotations(),
                List.of());
    }
}
