package io.drydock.service.container;

import io.drydock.api.engine.label.SecurityLabels.Labels;
import io.drydock.api.model.container.ContainerConfig;
import io.drydock.api.model.container.HostConfig;
import io.drydock.api.model.container.MountPoint;

import java.util.List;
import java.util.Map;

/** Containers with labels, and mounts of theirs. */
final class Labelled {

    static final String MOUNT = "system_u:object_r:container_file_t:s0:c1,c2";
    static final Labels LABELS = new Labels("system_u:system_r:container_t:s0:c1,c2", MOUNT);

    private Labelled() {}

    static Container container(HostConfig host, Labels labels, Phase phase) {
        return new Container(
                "c".repeat(64),
                "name",
                "2026-01-01T00:00:00Z",
                "sha256:0",
                "sh",
                List.of(),
                ContainerConfig.of(draft -> {}),
                host,
                Map.of(),
                List.of(),
                "crun",
                "overlay2",
                List.of(),
                labels,
                phase);
    }

    static Container.Attachment mount(String type, String mode, boolean copyUp) {
        MountPoint point = new MountPoint(type, "", "/src", "/dst", "", mode, true, "");
        return new Container.Attachment(
                point, false, false, copyUp, true, ReadOnlyReach.TOP, "", "");
    }
}
