package io.drydock.service.admission;

import static io.drydock.api.model.error.EngineException.invalid;

import io.drydock.api.engine.container.RequestRules;
import io.drydock.api.model.ApiVersion;
import io.drydock.api.model.container.ContainerConfig;
import io.drydock.api.model.container.ContainerCreateRequest;
import io.drydock.api.model.container.EndpointSettings;
import io.drydock.api.model.container.HealthcheckConfig;
import io.drydock.api.model.container.HostConfig;
import io.drydock.api.model.container.NetworkingConfig;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * A create request as a client of its API version means it: what came later is ignored or refused,
 * and defaults are those of its time. Feature matrix 1.17.
 */
final class VersionGates {

    /** The one that had a list of capabilities; all others do not know the field. */
    private static final ApiVersion WITH_CAPABILITIES = new ApiVersion(1, 40);

    /** Whether control groups are of version 2 only. */
    private final boolean unified;

    VersionGates(boolean unified) {
        this.unified = unified;
    }

    RequestRules.Read read(ApiVersion version, ContainerCreateRequest request) {
        List<String> warnings = new ArrayList<>();
        MountGates.check(version, request.hostConfig().mounts());
        Map<String, EndpointSettings> endpoints = endpoints(version, request.networkingConfig());
        HostConfig host = host(version, request.hostConfig());
        host = PortGates.adjust(version, host, warnings::add);
        host = SysctlGates.adjust(version, host, endpoints, warnings::add);
        MountGates.warn(version, host, warnings::add);
        ContainerConfig config = config(version, request.config());
        ContainerConfig addressed =
                MacAddresses.move(version, config, host.networkMode(), endpoints, warnings::add);
        return new RequestRules.Read(addressed, host, endpoints, warnings);
    }

    private HostConfig host(ApiVersion version, HostConfig wanted) {
        if (version.equals(WITH_CAPABILITIES) && wanted.capabilities() != null) {
            throw invalid(
                    "the HostConfig.Capabilities field is not supported by this daemon; use CapAdd"
                            + " and CapDrop to set capabilities");
        }
        return wanted.with(
                draft -> {
                    draft.capabilities = null;
                    if (!version.atLeast(25)) {
                        // whoever asked for it removed the container itself then
                        draft.autoRemove = false;
                    }
                    if (!version.atLeast(40) && draft.ipcMode.isEmpty()) {
                        draft.ipcMode = "shareable";
                    }
                    if (!version.atLeast(41) && !unified && draft.cgroupnsMode.isEmpty()) {
                        draft.cgroupnsMode = "host";
                    }
                    if (!version.atLeast(42)) {
                        draft.consoleSize = List.of(0, 0);
                    }
                    if (!version.atLeast(43)) {
                        draft.annotations = Map.of();
                    }
                    if (version.atLeast(42)) {
                        draft.resources = draft.resources.with(limits -> limits.kernelMemory = 0);
                    }
                    draft.mounts = MountGates.adjust(version, draft.mounts);
                });
    }

    private static ContainerConfig config(ApiVersion version, ContainerConfig wanted) {
        HealthcheckConfig health = wanted.healthcheck();
        if (version.atLeast(44) || health == null || health.startInterval() == 0) {
            return wanted;
        }
        HealthcheckConfig older =
                new HealthcheckConfig(
                        health.test(),
                        health.interval(),
                        health.timeout(),
                        health.startPeriod(),
                        0,
                        health.retries());
        return wanted.with(draft -> draft.healthcheck = older);
    }

    private static Map<String, EndpointSettings> endpoints(
            ApiVersion version, NetworkingConfig networking) {
        Map<String, EndpointSettings> endpoints = complete(networking);
        if (!version.atLeast(44) && endpoints.size() > 1) {
            throw invalid(
                    "Container cannot be created with multiple network endpoints: "
                            + String.join(", ", new TreeSet<>(endpoints.keySet())));
        }
        if (version.atLeast(48)) {
            return endpoints;
        }
        UnaryOperator<EndpointSettings> older = it -> it.with(draft -> draft.gwPriority = 0);
        endpoints.replaceAll((network, settings) -> older.apply(settings));
        return endpoints;
    }

    private static Map<String, EndpointSettings> complete(NetworkingConfig networking) {
        Map<String, EndpointSettings> endpoints = new HashMap<>();
        networking
                .endpointsConfig()
                .forEach(
                        (network, settings) ->
                                endpoints.put(
                                        network.equals("default") ? "bridge" : network,
                                        settings == null
                                                ? EndpointSettings.of(draft -> {})
                                                : settings));
        return endpoints;
    }
}
