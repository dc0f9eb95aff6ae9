package io.drydock.service.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drydock.api.model.EmptyObject;
import io.drydock.api.model.container.ContainerConfig;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.Map;

class LinkTest {

    @ParameterizedTest
    @CsvSource({"db:sea, db, sea", "db, db, db", "/db:/web/sea, /db, sea"})
    void allFormsAreRead(String text, String name, String alias) {
        assertThat(Link.Wish.parse(text)).isEqualTo(new Link.Wish(name, alias));
    }

    @Test
    void malformedOnesAreRefusedAsDockerdDoes() {
        assertThatThrownBy(() -> Link.Wish.parse(""))
                .hasMessage("empty string specified for links");
        assertThatThrownBy(() -> Link.Wish.parse("a:b:c"))
                .hasMessage("bad format for links: a:b:c");
    }

    @Test
    void variablesTellOfPortsAndEnvironment() {
        ContainerConfig target =
                ContainerConfig.of(
                        draft -> {
                            draft.env = List.of("DEPTH=7", "PATH=/bin");
                            draft.exposedPorts = Map.of("80/tcp", new EmptyObject());
                        });
        assertThat(LinkVariables.of("guest", "the-sea", "10.0.0.2", target))
                .containsExactly(
                        "THE_SEA_PORT=tcp://10.0.0.2:80",
                        "THE_SEA_PORT_80_TCP=tcp://10.0.0.2:80",
                        "THE_SEA_PORT_80_TCP_ADDR=10.0.0.2",
                        "THE_SEA_PORT_80_TCP_PORT=80",
                        "THE_SEA_PORT_80_TCP_PROTO=tcp",
                        "THE_SEA_NAME=/guest/the-sea",
                        "THE_SEA_ENV_DEPTH=7");
    }
}
