package io.drydock.service.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drydock.api.engine.label.SecurityLabels.Labels;
import io.drydock.api.model.container.HostConfig;
import io.drydock.api.model.error.EngineException;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.Map;

class LabelDefaultsTest {

    private static final Map<String, Labels> DONORS =
            Map.of(
                    "container:a", new Labels("u:r:t:s0:c1,c2", "u:o:f:s0:c1,c2"),
                    "container:b", new Labels("u:r:t:s0:c3,c4", "u:o:f:s0:c3,c4"),
                    "container:flat", new Labels("u:r:t", "u:o:f"),
                    "container:open", Labels.NONE);

    private static @Nullable List<String> options(
            boolean privileged, String ipc, String pid, @Nullable List<String> given) {
        HostConfig host =
                HostConfig.of(
                        draft -> {
                            draft.privileged = privileged;
                            draft.ipcMode = ipc;
                            draft.pidMode = pid;
                            draft.securityOpt = given;
                        });
        return LabelDefaults.complete(host, DONORS::get).securityOpt();
    }

    @ParameterizedTest
    @Tag("3.2/selinux")
    @CsvSource({"true,private,''", "false,host,''", "false,private,host"})
    void whoSharesWithTheHostHasNoLabel(boolean privileged, String ipc, String pid) {
        assertThat(options(privileged, ipc, pid, null)).containsExactly("label=disable");
        assertThat(options(privileged, ipc, pid, List.of("seccomp=unconfined")))
                .containsExactly("seccomp=unconfined", "label=disable");
        assertThat(options(privileged, ipc, pid, List.of("label=type:x")))
                .containsExactly("label=type:x");
        assertThat(options(privileged, ipc, pid, List.of("label:disable")))
                .containsExactly("label:disable", "label=disable");
    }

    @Test
    void othersAreLeftAsTheyAre() {
        assertThat(options(false, "private", "", null)).isNull();
        assertThat(options(false, "shareable", "", List.of("apparmor=x")))
                .containsExactly("apparmor=x");
    }

    @Test
    @Tag("3.2/selinux")
    void whoSharesWithAContainerHasItsLabel() {
        String[] expected = {
            "label=user:u", "label=role:r", "label=type:t", "label=level:s0:c1,c2"
        };
        assertThat(options(false, "container:a", "", null)).containsExactly(expected);
        assertThat(options(false, "private", "container:a", null)).containsExactly(expected);
        assertThat(options(false, "container:a", "container:a", null)).containsExactly(expected);
        assertThat(options(false, "container:flat", "", null)).hasSize(3);
        assertThat(options(false, "container:open", "", null)).isNull();
        assertThat(options(false, "container:open", "container:a", null)).isNull();
    }

    @Test
    void twoWithDifferentLabelsCannotBeJoinedTogether() {
        assertThatThrownBy(() -> options(false, "container:a", "container:b", null))
                .isInstanceOf(EngineException.class)
                .hasMessage("--ipc and --pid containers SELinux labels aren't the same");
        assertThat(options(false, "container:a", "container:b", List.of("label=type:x")))
                .containsExactly("label=type:x");
    }
}
