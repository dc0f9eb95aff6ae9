package io.drydock.service.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drydock.api.model.container.ContainerTop;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Set;

class PsOutputTest {

    @Test
    void onlyTheContainersProcessesAreKeptAndCommandsStayWhole() {
        ContainerTop top =
                PsOutput.parse(
                        List.of(
                                "UID    PID  CMD",
                                "root     1  /sbin/init splash",
                                "root    77  sleep 1000  and more",
                                "root   770  other"),
                        Set.of(77L));
        assertThat(top.titles()).containsExactly("UID", "PID", "CMD");
        assertThat(top.processes()).containsExactly(List.of("root", "77", "sleep 1000 and more"));
    }

    @Test
    void threadsFollowTheirProcess() {
        ContainerTop top =
                PsOutput.parse(
                        List.of("PID LWP CMD", "5 - a", "- 5 -", "6 - b", "- 6 -"), Set.of(6L));
        assertThat(top.processes()).containsExactly(List.of("6", "-", "b"), List.of("-", "6", "-"));
    }

    @Test
    void withoutAColumnOfNumbersNothingCanBeTold() {
        assertThatThrownBy(() -> PsOutput.parse(List.of("COMMAND", "sleep"), Set.of(5L)))
                .hasMessage("Couldn't find PID field in ps output");
        assertThatThrownBy(() -> PsOutput.parse(List.of("PID", "x"), Set.of(5L)))
                .hasMessage("Unexpected pid 'x'");
    }

    @Test
    void theColumnOfNumbersKeepsItsName() {
        Top.checkArguments("-o pid=PID,comm");
        assertThatThrownBy(() -> Top.checkArguments("-o pid=X"))
                .hasMessage("specifying \"-o pid=X\" is not allowed");
    }
}
