package io.drydock.api.engine.container;

import io.drydock.api.model.ApiVersion;
import io.drydock.api.model.container.ContainerConfig;
import io.drydock.api.model.container.ContainerCreateRequest;
import io.drydock.api.model.container.ContainerUpdateRequest;
import io.drydock.api.model.container.EndpointSettings;
import io.drydock.api.model.container.HostConfig;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What requests for containers must hold to, whatever containers there are.
 *
 * <p><b>Story.</b> A create request is {@linkplain #read read} first: what its client means is told
 * by the API version it speaks. Whoever makes the container then completes it from the image and
 * from the engine's defaults, and has the outcome {@linkplain #check checked}. What is refused is
 * refused in dockerd's words; what is left out, because the kernel does not know it or the client's
 * version did not, is told as a warning where dockerd tells it.
 *
 * <p>Nothing is kept and nothing is changed here, so any thread may call at any time, and a call
 * that failed may be made again. Whether names, images, volumes and networks exist is not looked
 * at.
 */
public interface RequestRules {

    /**
     * A create request as a client of its version means it.
     *
     * @param version that the client speaks
     * @param request as it came
     * @return the same in the terms of the newest version
     * @throws io.drydock.api.model.error.EngineException INVALID for what that version refuses, and
     *     for environment variables without a name
     */
    Read read(ApiVersion version, ContainerCreateRequest request);

    /**
     * Checks a container before anything of it is made.
     *
     * @param config with what comes from the image
     * @param host with the engine's defaults
     * @return the host configuration in force
     * @throws io.drydock.api.model.error.EngineException INVALID with the first rule that is broken
     */
    Checked check(ContainerConfig config, HostConfig host);

    /**
     * Checks a change of limits, restart policy and published ports of a container that is there.
     *
     * @throws io.drydock.api.model.error.EngineException INVALID with the first rule that is broken
     */
    void check(ContainerUpdateRequest request);

    /**
     * Checks how a container is to be on a network.
     *
     * @throws io.drydock.api.model.error.EngineException INVALID for a malformed hardware address
     */
    void check(EndpointSettings endpoint);

    /**
     * A create request that was read.
     *
     * @param config of the container, without what other fields took over
     * @param host with what the version means by its absence
     * @param endpoints by network; {@code default} is {@code bridge} here
     * @param warnings for the client
     */
    record Read(
            ContainerConfig config,
            HostConfig host,
            Map<String, EndpointSettings> endpoints,
            List<String> warnings) {

        /** Copies the collections. */
        public Read {
            Objects.requireNonNull(config);
            Objects.requireNonNull(host);
            endpoints = Map.copyOf(endpoints);
            warnings = List.copyOf(warnings);
        }
    }

    /**
     * A container that holds to the rules.
     *
     * @param host in force, without what the kernel does not know
     * @param warnings for the client, of what was left out
     */
    record Checked(HostConfig host, List<String> warnings) {

        /** Copies the warnings. */
        public Checked {
            Objects.requireNonNull(host);
            warnings = List.copyOf(warnings);
        }
    }
}
