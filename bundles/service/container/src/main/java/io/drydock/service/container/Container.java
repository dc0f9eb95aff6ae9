package io.drydock.service.container;

import com.fasterxml.jackson.annotation.JsonIgnore;

import io.drydock.api.engine.label.SecurityLabels.Labels;
import io.drydock.api.model.container.ContainerConfig;
import io.drydock.api.model.container.EndpointSettings;
import io.drydock.api.model.container.HostConfig;
import io.drydock.api.model.container.MountPoint;

import java.util.List;
import java.util.Map;

/**
 * A container as it is stored.
 *
 * @param id 64 hex digits
 * @param name without slash
 * @param created RFC 3339 with nanoseconds
 * @param imageId {@code sha256:...}
 * @param command program
 * @param arguments of the program
 * @param config merged with the image's
 * @param host with the engine's defaults filled in
 * @param endpoints wanted settings by network
 * @param links others it knows by an alias
 * @param runtime name of its runtime
 * @param graphDriver where its layer is
 * @param mounts volumes and binds, by destination
 * @param labels of SELinux; the level is no other container's, unless the user named it
 * @param phase its changing part
 */
record Container(
        String id,
        String name,
        String created,
        String imageId,
        String command,
        List<String> arguments,
        ContainerConfig config,
        HostConfig host,
        Map<String, EndpointSettings> endpoints,
        List<Link> links,
        String runtime,
        String graphDriver,
        List<Attachment> mounts,
        Labels labels,
        Phase phase) {

    Container {
        arguments = List.copyOf(arguments);
        endpoints = Map.copyOf(endpoints);
        // records of older versions have none
        links = links == null ? List.of() : List.copyOf(links);
        mounts = List.copyOf(mounts);
        labels = labels == null ? Labels.NONE : labels;
    }

    /**
     * A mount with what it takes to make it.
     *
     * @param point as inspect shows it
     * @param readOnly nothing can be written through it
     * @param createSource a missing host directory is made
     * @param copyUp an empty volume is filled from the image
     * @param recursive host mounts below come along
     * @param reach how far a read-only bind is read-only
     * @param subpath of a volume or image, empty for all of it
     * @param layer id of the root file system an image mount is made of, else empty
     */
    record Attachment(
            MountPoint point,
            boolean readOnly,
            boolean createSource,
            boolean copyUp,
            boolean recursive,
            ReadOnlyReach reach,
            String subpath,
            String layer) {

        /** Records of older versions have no values for the last three. */
        Attachment {
            reach = reach == null ? ReadOnlyReach.TREE_IF_POSSIBLE : reach;
            subpath = subpath == null ? "" : subpath;
            layer = layer == null ? "" : layer;
        }
    }

    Container with(Phase next) {
        return with(name, host, endpoints, links, next);
    }

    Container with(HostConfig next) {
        return with(name, next, endpoints, links, phase);
    }

    Container without(Link link) {
        List<Link> left = links.stream().filter(each -> !each.equals(link)).toList();
        return with(name, host, endpoints, left, phase);
    }

    /** With other networks. */
    Container connected(Map<String, EndpointSettings> next) {
        return with(name, host, next, links, phase);
    }

    Container named(String next) {
        return with(next, host, endpoints, links, phase);
    }

    /** What of a container can change. */
    private Container with(
            String name,
            HostConfig host,
            Map<String, EndpointSettings> endpoints,
            List<Link> links,
            Phase phase) {
        return new Container(
                id,
                name,
                created,
                imageId,
                command,
                arguments,
                config,
                host,
                endpoints,
                links,
                runtime,
                graphDriver,
                mounts,
                labels,
                phase);
    }

    /** What its processes run under. A privileged one has a label to show, and none in force. */
    @JsonIgnore
    String processLabel() {
        return host.privileged() ? "" : labels.process();
    }

    @JsonIgnore
    String shortId() {
        return id.substring(0, 12);
    }

    @JsonIgnore
    Status status() {
        return phase.status();
    }

    @JsonIgnore
    boolean live() {
        return status().live();
    }
}
