package io.drydock.api.engine.container;

import io.drydock.api.model.ApiVersion;
import io.drydock.api.model.Filters;
import io.drydock.api.model.container.ContainerInspect;
import io.drydock.api.model.container.ContainerSummary;
import io.drydock.api.model.container.ContainerTop;
import io.drydock.api.model.container.FilesystemChange;

import java.util.List;

/** Reading containers. List and inspect answer from a snapshot and never wait for anything. */
public interface ContainerQueries {

    /** Containers by the filters of {@code docker ps}, newest first. */
    List<ContainerSummary> list(
            ApiVersion version, boolean all, int limit, boolean size, Filters filters);

    /** One container in full. */
    ContainerInspect inspect(ApiVersion version, String reference, boolean size);

    /** Processes of a running container by {@code ps} with the given arguments. */
    ContainerTop top(String reference, String arguments);

    /** Changes against the image. */
    List<FilesystemChange> changes(String reference);

    /** Numbers for info; from a snapshot. */
    Counts counts();

    /** Containers by state. */
    record Counts(int total, int running, int paused, int stopped) {}
}
