package io.drydock.service.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.drydock.api.engine.container.ContainerQueries;
import io.drydock.api.engine.image.ImageEngine;
import io.drydock.api.engine.volume.VolumeEngine;
import io.drydock.api.model.ApiVersion;
import io.drydock.api.model.container.ContainerSummary;
import io.drydock.api.model.container.MountPoint;
import io.drydock.api.model.error.EngineException;
import io.drydock.api.model.image.ImageSummary;
import io.drydock.api.model.volume.Volume;
import io.drydock.api.model.volume.VolumeListResponse;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

class DiskUsageReportTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir Path volume;

    private JsonNode usage(ApiVersion version, Set<String> types, boolean verbose) {
        DiskUsageReport report = DiskUsageReport.of(version, types, verbose);
        return JSON.valueToTree(report.report(Scan.of(parts(), version, report.types())));
    }

    private Parts parts() {
        ContainerSummary running =
                container(
                        "running",
                        100,
                        new MountPoint("volume", "data", "", "/d", "", "", true, ""));
        ContainerSummary exited = container("exited", 7);
        ImageSummary used = image("used", 800, 300);
        ImageSummary unused = image("unused", 500, 300);
        return new Parts(
                Fakes.partial(
                        ContainerQueries.class,
                        Map.of("list", arguments -> List.of(running, exited))),
                Fakes.partial(
                        ImageEngine.class,
                        Map.of(
                                "totals",
                                arguments -> new ImageEngine.Totals(2, 1_000, "overlay2", Map.of()),
                                "list",
                                arguments -> List.of(used, unused))),
                Fakes.partial(
                        VolumeEngine.class,
                        Map.of(
                                "list",
                                arguments ->
                                        new VolumeListResponse(
                                                List.of(volume("data"), volume("spare"), mounted()),
                                                null))),
                null,
                null);
    }

    private static ContainerSummary container(String state, long size, MountPoint... mounts) {
        return ContainerSummary.of(
                draft -> {
                    draft.state = state;
                    draft.imageId = "used";
                    draft.sizeRw = size;
                    draft.mounts = List.of(mounts);
                });
    }

    private static ImageSummary image(String id, long size, long shared) {
        return ImageSummary.of(
                draft -> {
                    draft.id = id;
                    draft.containers = -1;
                    draft.size = size;
                    draft.sharedSize = shared;
                });
    }

    /** Takes no room here. */
    private Volume mounted() {
        Map<String, String> options = Map.of("type", "nfs", "device", ":/far");
        return new Volume(
                "", "local", null, volume.toString(), "far", options, "local", Map.of(), null);
    }

    private Volume volume(String name) {
        return new Volume(
                "", "local", null, volume.toString(), name, null, "local", Map.of(), null);
    }

    @Test
    @Tag("1.17/1.52-df")
    @Tag("1.17/1.42-df")
    void givesOldClientsTheFlatShapeWithEmptyListsForNothing() throws IOException {
        Files.write(volume.resolve("file"), new byte[40]);
        JsonNode usage = usage(new ApiVersion(1, 41), Set.of("image"), false);
        assertThat(usage.fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder(
                        "LayersSize",
                        "Images",
                        "Containers",
                        "Volumes",
                        "BuildCache",
                        "BuilderSize");
        assertThat(usage.get("LayersSize").asLong()).isEqualTo(1_000);
        assertThat(usage.get("Containers")).hasSize(2);
        assertThat(usage.get("BuildCache").toString()).isEqualTo("[]");
        assertThat(usage.at("/Volumes/0/UsageData").toString())
                .isEqualTo("{\"RefCount\":1,\"Size\":40}");
        assertThat(usage.at("/Volumes/1/UsageData/RefCount").asInt()).isZero();
    }

    @Test
    void looksOnlyAtTheTypesAskedFor() {
        JsonNode usage = usage(new ApiVersion(1, 51), Set.of("container"), true);
        assertThat(usage.get("Containers")).hasSize(2);
        assertThat(usage.get("Images").isNull()).isTrue();
        assertThat(usage.has("ContainerUsage")).isFalse();
        assertThatThrownBy(() -> usage(ApiVersion.MAX, Set.of("network"), false))
                .isInstanceOf(EngineException.class)
                .hasMessage("unknown object type: network");
    }

    @Test
    void sumsUpForNewClients() throws IOException {
        Files.write(volume.resolve("file"), new byte[40]);
        JsonNode usage = usage(ApiVersion.MAX, Set.of(), false);
        assertThat(usage.get("ImageUsage").toString())
                .isEqualTo(
                        "{\"ActiveCount\":1,\"TotalCount\":2,\"Reclaimable\":500,"
                                + "\"TotalSize\":1000}");
        assertThat(usage.get("ContainerUsage").toString())
                .isEqualTo(
                        "{\"ActiveCount\":1,\"TotalCount\":2,\"Reclaimable\":7,\"TotalSize\":107}");
        assertThat(usage.get("VolumeUsage").toString())
                .isEqualTo(
                        "{\"ActiveCount\":1,\"TotalCount\":2,\"Reclaimable\":40,\"TotalSize\":80}");
        assertThat(usage.get("BuildCacheUsage").toString()).isEqualTo("{}");
        assertThat(usage.has("LayersSize")).isTrue();
    }

    @Test
    void listsTheObjectsInsteadOfTheFlatShapeWhenVerbose() {
        JsonNode usage = usage(ApiVersion.MAX, Set.of("image"), true);
        assertThat(usage.at("/ImageUsage/Items")).hasSize(2);
        assertThat(usage.has("LayersSize")).isFalse();
        assertThat(usage.has("VolumeUsage")).isFalse();
    }
}
