package io.drydock.api.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import io.drydock.api.model.container.BridgeSettings;
import io.drydock.api.model.container.ContainerConfig;
import io.drydock.api.model.container.EndpointSettings;
import io.drydock.api.model.container.NetworkSettings;
import io.drydock.api.model.image.ImageInspect;
import io.drydock.api.model.image.ImageRuntimeConfig;
import io.drydock.api.model.image.ImageSummary;
import io.drydock.api.model.system.DiskUsage;
import io.drydock.api.model.system.EventMessage;
import io.drydock.api.model.system.LegacyDiskUsage;
import io.drydock.api.model.system.UsageSummary;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

class LegacyFieldsTest {

    @Test
    @Tag("1.17/1.52-bridge")
    void showsTheDefaultBridgeFlatOnlyWhereAsked() {
        EndpointSettings endpoint = EndpointSettings.of(draft -> draft.ipAddress = "172.17.0.2");

        assertThat(settings(BridgeSettings.of(endpoint)).get("IPAddress").asText())
                .isEqualTo("172.17.0.2");
        assertThat(settings(null).fieldNames())
                .toIterable()
                .containsExactly("SandboxID", "SandboxKey", "Ports", "Networks");
    }

    @Test
    @Tag("1.17/1.45-image")
    void leavesOutTheFieldsOfOldImages() {
        assertThat(tree(ImageInspect.of(draft -> draft.id = "x")).fieldNames())
                .toIterable()
                .doesNotContain("VirtualSize", "Container", "ContainerConfig", "DockerVersion");
        assertThat(tree(ImageSummary.of(draft -> draft.id = "x")).has("VirtualSize")).isFalse();
    }

    @Test
    void writesTheConfigOfAnImageInEitherShape() {
        assertThat(config(ImageInspect.of(draft -> draft.config = ContainerConfig.EMPTY)))
                .contains("Hostname", "Cmd", "OnBuild", "Labels");
        assertThat(config(ImageInspect.of(draft -> draft.config = ImageRuntimeConfig.EMPTY)))
                .isEmpty();
    }

    @Test
    @Tag("1.17/1.52-event")
    void startsAnEventWithTheLegacyFields() {
        EventMessage event =
                EventMessage.of(
                        draft -> {
                            draft.type = "container";
                            draft.action = "die";
                        });

        assertThat(tree(event).fieldNames())
                .toIterable()
                .containsExactly("Type", "Action", "Actor");
        assertThat(tree(event.with(draft -> draft.status = "die")).fieldNames())
                .toIterable()
                .containsExactly("status", "Type", "Action", "Actor");
    }

    @Test
    @Tag("1.17/1.52-df")
    void writesDiskUsageInTheOldTheNewAndBothShapes() {
        LegacyDiskUsage legacy =
                new LegacyDiskUsage(1, List.of(), List.of(), List.of(), List.of(), null);
        UsageSummary<ImageSummary> images = new UsageSummary<>(0, 1, 0, 5, List.of());

        assertThat(tree(new DiskUsage(legacy, null, null, null, null)).fieldNames())
                .toIterable()
                .containsExactly("LayersSize", "Images", "Containers", "Volumes", "BuildCache");
        assertThat(tree(new DiskUsage(null, images, null, null, null)))
                .hasToString("{\"ImageUsage\":{\"TotalCount\":1,\"TotalSize\":5}}");
    }

    @Test
    void writesAnUntouchedProgressAsAnEmptyObject() {
        ProgressMessage waiting =
                ProgressMessage.status("ab", "Waiting")
                        .with(
                                draft ->
                                        draft.progressDetail =
                                                new ProgressDetail(0, 0, 0, false, ""));

        assertThat(Json.write(waiting))
                .isEqualTo("{\"status\":\"Waiting\",\"progressDetail\":{},\"id\":\"ab\"}");
    }

    @Test
    void writesAFailureInBothSpellings() {
        assertThat(Json.write(ProgressMessage.failure("no")))
                .isEqualTo("{\"errorDetail\":{\"message\":\"no\"},\"error\":\"no\"}");
    }

    private static JsonNode settings(BridgeSettings bridge) {
        return tree(new NetworkSettings("", "", Map.of(), bridge, Map.of()));
    }

    private static Iterable<String> config(ImageInspect inspect) {
        return tree(inspect).get("Config")::fieldNames;
    }

    private static JsonNode tree(Object value) {
        return Json.tree(Json.write(value));
    }
}
