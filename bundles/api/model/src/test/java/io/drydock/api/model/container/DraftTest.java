package io.drydock.api.model.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;

import io.drydock.api.model.EmptyObject;
import io.drydock.api.model.Json;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

class DraftTest {

    @Test
    void changesWhatItIsToldAndKeepsTheRest() {
        ContainerConfig config =
                Json.read(Json.document("cli/container-create-full"), ContainerCreateRequest.class)
                        .config();

        ContainerConfig changed = config.with(draft -> draft.hostname = "h");

        assertThat(changed.hostname()).isEqualTo("h");
        assertThat(changed.with(draft -> draft.hostname = config.hostname())).isEqualTo(config);
        assertThat(config.hostname()).isEmpty();
    }

    @Test
    void copiesCollectionsSoThatLaterChangesStayOutside() {
        List<String> env = new ArrayList<>(List.of("A=1"));

        ContainerConfig config = ContainerConfig.of(draft -> draft.env = env);
        env.add("B=2");

        assertThat(config.env()).containsExactly("A=1");
        assertThatThrownBy(() -> config.env().add("C=3"))
                .isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void sortsMapsAsDockerPrintsThem() {
        ContainerConfig config =
                ContainerConfig.of(
                        draft -> {
                            draft.labels = Map.of("b", "2", "a", "1", "c", "3");
                            draft.exposedPorts = EmptyObject.keys(List.of("80/tcp", "53/udp"));
                        });

        assertThat(Json.write(config))
                .contains("\"Labels\":{\"a\":\"1\",\"b\":\"2\",\"c\":\"3\"}")
                .contains("\"ExposedPorts\":{\"53/udp\":{},\"80/tcp\":{}}");
    }

    @Test
    void startsAnInspectFromZeroValues() {
        ContainerInspect inspect = ContainerInspect.of(draft -> draft.id = "x");

        JsonNode tree = Json.tree(Json.write(inspect));
        assertThat(tree.get("ExecIDs").isNull()).isTrue();
        assertThat(tree.get("Args")).isEmpty();
        assertThat(tree.has("SizeRw")).isFalse();
        assertThat(tree.get("State").has("Health")).isFalse();
    }
}
