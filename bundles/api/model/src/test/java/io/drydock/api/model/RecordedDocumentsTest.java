package io.drydock.api.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;

import io.drydock.api.model.container.ContainerCreateRequest;
import io.drydock.api.model.container.ContainerInspect;
import io.drydock.api.model.container.ContainerSummary;
import io.drydock.api.model.container.ContainerTop;
import io.drydock.api.model.container.ContainerUpdateRequest;
import io.drydock.api.model.exec.ExecCreateRequest;
import io.drydock.api.model.exec.ExecInspect;
import io.drydock.api.model.image.ImageHistoryItem;
import io.drydock.api.model.image.ImageInspect;
import io.drydock.api.model.image.ImageSummary;
import io.drydock.api.model.network.Network;
import io.drydock.api.model.network.NetworkConnectRequest;
import io.drydock.api.model.network.NetworkCreateRequest;
import io.drydock.api.model.system.DiskUsage;
import io.drydock.api.model.system.EventMessage;
import io.drydock.api.model.system.SystemInfo;
import io.drydock.api.model.system.SystemVersion;
import io.drydock.api.model.volume.VolumeCreateRequest;
import io.drydock.api.model.volume.VolumeListResponse;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Bodies sent by a docker CLI 28 and answers of a dockerd 20.10, without the kernel memory limits
 * that are gone from the API since.
 */
class RecordedDocumentsTest {

    /** Documents in which API versions after 1.41 have added or moved fields. */
    private static final Set<String> RESHAPED =
            Set.of(
                    "peer/container-inspect",
                    "peer/container-summary",
                    "peer/df",
                    "peer/image-inspect",
                    "peer/info",
                    "peer/network");

    @ParameterizedTest
    @MethodSource("documents")
    void losesNothingThatDockerWrites(String document, Class<?> type) {
        String recorded = Json.document(document);

        String written = Json.write(Json.read(recorded, type));

        assertThat(missing("", Json.tree(recorded), Json.tree(written))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("documents")
    void readsItsOwnWritingAsAnEqualValue(String document, Class<?> type) {
        Object value = Json.read(Json.document(document), type);

        assertThat((Object) Json.read(Json.write(value), type)).isEqualTo(value);
    }

    @ParameterizedTest
    @MethodSource("documentsOfOneShape")
    void writesByteForByteWhatDockerWrites(String document, Class<?> type) {
        String recorded = Json.tree(Json.document(document)).toString();

        assertThat(Json.write(Json.read(recorded, type))).isEqualTo(recorded);
    }

    static Stream<Arguments> documentsOfOneShape() {
        return documents().filter(document -> !RESHAPED.contains(document.get()[0]));
    }

    static Stream<Arguments> documents() {
        return Stream.of(
                arguments("cli/container-create-full", ContainerCreateRequest.class),
                arguments("cli/container-create-plain", ContainerCreateRequest.class),
                arguments("cli/container-update", ContainerUpdateRequest.class),
                arguments("cli/exec-create", ExecCreateRequest.class),
                arguments("cli/network-create", NetworkCreateRequest.class),
                arguments("cli/network-connect", NetworkConnectRequest.class),
                arguments("cli/volume-create", VolumeCreateRequest.class),
                arguments("peer/container-inspect", ContainerInspect.class),
                arguments("peer/container-summary", ContainerSummary.class),
                arguments("peer/df", DiskUsage.class),
                arguments("peer/event", EventMessage.class),
                arguments("peer/exec-inspect", ExecInspect.class),
                arguments("peer/history-item", ImageHistoryItem.class),
                arguments("peer/image-inspect", ImageInspect.class),
                arguments("peer/image-summary", ImageSummary.class),
                arguments("peer/info", SystemInfo.class),
                arguments("peer/network", Network.class),
                arguments("peer/top", ContainerTop.class),
                arguments("peer/version", SystemVersion.class),
                arguments("peer/volumes", VolumeListResponse.class));
    }

    private static List<String> missing(String path, JsonNode recorded, JsonNode written) {
        List<String> missing = new ArrayList<>();
        if (recorded.isObject() && written != null) {
            recorded.properties()
                    .forEach(
                            field ->
                                    missing.addAll(
                                            missing(
                                                    path + "/" + field.getKey(),
                                                    field.getValue(),
                                                    written.get(field.getKey()))));
        } else if (recorded.isArray() && written != null && recorded.size() == written.size()) {
            for (int i = 0; i < recorded.size(); i++) {
                missing.addAll(missing(path + "/" + i, recorded.get(i), written.get(i)));
            }
        } else if (!recorded.equals(written)) {
            missing.add(path + ": " + recorded + " became " + written);
        }
        return missing;
    }
}
