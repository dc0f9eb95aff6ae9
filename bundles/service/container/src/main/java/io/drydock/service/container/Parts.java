package io.drydock.service.container;

import io.drydock.api.engine.container.RequestRules;
import io.drydock.api.engine.image.ImageLookup;
import io.drydock.api.engine.image.RootFilesystems;
import io.drydock.api.engine.label.SecurityLabels;
import io.drydock.api.engine.log.ContainerLogs;
import io.drydock.api.engine.network.Sandboxes;
import io.drydock.api.engine.volume.VolumeMounts;
import io.drydock.api.spi.Drivers;
import io.drydock.api.spi.linux.ProcessHandles;
import io.drydock.api.spi.linux.UserNamespaces;
import io.drydock.api.spi.stream.MeetingPoints;

/** What the parts of this bundle share. */
record Parts(
        Tenure tenure,
        Containers containers,
        Directories directories,
        Publisher publisher,
        Runtimes runtimes,
        Drivers drivers,
        ImageLookup images,
        RootFilesystems roots,
        VolumeMounts volumes,
        Sandboxes sandboxes,
        ContainerLogs logs,
        SecurityLabels labels,
        RequestRules rules,
        MeetingPoints points,
        ProcessHandles processes,
        HostMounts hostMounts,
        UserMaps users,
        UserNamespaces userNamespaces) {}
