package io.drydock.service.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drydock.api.model.container.ContainerConfig;
import io.drydock.api.model.container.HostConfig;
import io.drydock.api.model.container.Resources;
import io.drydock.api.model.container.RestartPolicy;
import io.drydock.api.model.error.EngineException;
import io.drydock.api.model.error.ErrorKind;

import org.junit.jupiter.api.Test;

import java.util.function.Consumer;

class CreateRulesTest {

    private final CreateRules rules = new CreateRules(KernelLimits.all(2));

    @Test
    void limitsAreChecked() {
        limit(draft -> draft.memory = 1000, "Minimum memory limit allowed is 6MB");
        limit(
                draft -> draft.cpusetCpus = "0-9",
                "Requested CPUs are not available - requested 0-9, available: 0-1");
        limit(
                draft -> draft.nanoCpus = 3_000_000_000L,
                "Range of CPUs is from 0.01 to 2.00, as there are only 2 CPUs available");
    }

    @Test
    void automaticRemovalAndRestartExcludeEachOther() {
        refused(
                () -> CreateRules.checkRestart(new RestartPolicy("always", 0), true),
                ErrorKind.INVALID,
                "can't create 'AutoRemove' container with restart policy");
    }

    @Test
    void aControlGroupIsAnotherContainersOrItsOwn() {
        check(HostConfig.defaults().with(draft -> draft.cgroup = "container:x"));
        HostConfig host = HostConfig.defaults().with(draft -> draft.cgroup = "x");
        refused(() -> check(host), ErrorKind.INVALID, "invalid cgroup mode: x");
    }

    private void check(HostConfig host) {
        rules.check(ContainerConfig.EMPTY, host, warning -> {});
    }

    private void limit(Consumer<Resources.Draft> edit, String message) {
        HostConfig host = HostConfig.defaults().with(draft -> draft.resources = Resources.of(edit));
        refused(() -> check(host), ErrorKind.INVALID, message);
    }

    private static void refused(Runnable call, ErrorKind kind, String message) {
        assertThatThrownBy(call::run)
                .isInstanceOfSatisfying(
                        EngineException.class, e -> assertThat(e.kind()).isEqualTo(kind))
                .hasMessage(message);
    }
}
