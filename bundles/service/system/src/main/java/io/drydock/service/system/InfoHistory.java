package io.drydock.service.system;

import io.drydock.api.model.ApiVersion;
import io.drydock.api.model.system.Commit;
import io.drydock.api.model.system.KernelAbilities;
import io.drydock.api.model.system.RegistryConfig;
import io.drydock.api.model.system.SystemInfo;

import java.util.List;

/** Information as older clients know it: without what came later, with what has gone since. */
record InfoHistory(KernelProbe kernel) {
    SystemInfo of(SystemInfo newest, ApiVersion version) {
        return newest.with(
                draft -> {
                    if (!version.atLeast(50)) {
                        draft.discoveredDevices = List.of();
                        draft.kernel = draft.kernel.with(this::bridgeFilters);
                    }
                    if (!version.atLeast(49)) {
                        draft.firewallBackend = null;
                        draft.containerdCommit = expected(draft.containerdCommit);
                        draft.runcCommit = expected(draft.runcCommit);
                        draft.initCommit = expected(draft.initCommit);
                    }
                    RegistryConfig registries = draft.registryConfig;
                    if (!version.atLeast(48) && registries != null) {
                        draft.registryConfig = withNondistributable(registries);
                    }
                });
    }

    private void bridgeFilters(KernelAbilities.Draft draft) {
        draft.bridgeNfIptables = kernel.bridgeFilter("iptables");
        draft.bridgeNfIp6tables = kernel.bridgeFilter("ip6tables");
    }

    private static Commit expected(Commit commit) {
        return new Commit(commit.id(), commit.id());
    }

    private static RegistryConfig withNondistributable(RegistryConfig config) {
        return new RegistryConfig(
                List.of(),
                List.of(),
                config.insecureRegistryCidrs(),
                config.indexConfigs(),
                config.mirrors());
    }
}
