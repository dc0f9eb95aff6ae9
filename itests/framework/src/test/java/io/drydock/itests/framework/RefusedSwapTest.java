package io.drydock.itests.framework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drydock.api.engine.module.ModuleStatus.State;
import io.drydock.api.model.error.EngineException;
import io.drydock.api.model.error.ErrorKind;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(InFramework.class)
public class RefusedSwapTest {

    @Test
    public void aFaultyRouterIsRefusedAndTheOldOneServesOn() throws Exception {
        Engine engine = new Engine();
        engine.boot(Toy.router("frail", "1.0.0", "/frail"));
        Toy faulty = Toy.router("frail", "1.0.1", "/frail").feeling("faulty");

        assertThatThrownBy(() -> engine.swap(faulty))
                .hasMessageContaining("two resources for one path");

        assertThat(engine.get("/frail").answered("version")).isEqualTo("1.0.0");
        assertThat(engine.installed(faulty)).isFalse();
        assertThat(engine.status(faulty.symbolicName()))
                .extracting(one -> one.state())
                .containsExactly(State.ACTIVE, State.REJECTED);
    }

    @Test
    public void aComponentThatWaitsInVainIsRefusedWithWhatItWaitsFor() throws Exception {
        Engine engine = new Engine();
        engine.boot(Toy.driver("poor", "1.0.0"));
        Toy needy = Toy.driver("poor", "1.0.1").needy();

        assertThatThrownBy(() -> engine.swap(needy)).hasMessageContaining("toy.Missing");

        assertThat(engine.installed(needy)).isFalse();
        assertThat(engine.drivers().names(java.util.function.Supplier.class)).contains("poor");
    }

    @Test
    public void aProviderThatFailsAfterTheCommitIsTakenBack() throws Exception {
        Engine engine = new Engine();
        engine.boot(Toy.router("fickle", "1.0.0", "/fickle"));
        Toy failing = Toy.router("fickle", "1.0.1", "/fickle").feeling("failing");

        engine.swap(failing);
        for (int i = 0; i < 30; i++) {
            engine.get("/fickle");
        }

        Engine.await("the roll-back", () -> !engine.installed(failing));
        assertThat(engine.get("/fickle").answered("version")).isEqualTo("1.0.0");
        assertThat(engine.status(failing.symbolicName()))
                .filteredOn(one -> one.version().equals("1.0.1"))
                .singleElement()
                .satisfies(
                        one -> assertThat(one.state()).isEqualTo(State.QUARANTINED),
                        one -> assertThat(one.reason()).contains("calls failed"));
    }

    @Test
    public void theKernelUnknownNamesAndEqualVersionsAreRefused() throws Exception {
        Engine engine = new Engine();
        engine.boot(Toy.router("plain", "1.0.0", "/plain"));

        refused(engine, Toy.router("plain", "1.0.0", "/plain"), ErrorKind.CONFLICT);
        refused(engine, Toy.router("nobody", "1.0.0", "/nobody"), ErrorKind.NOT_FOUND);
        Toy toy = Toy.router("plain", "2.0.0", "/plain");
        Toy kernel = new Toy("io.drydock.kernel.core", "2.0.0", toy.component(), "good");
        refused(engine, kernel, ErrorKind.FORBIDDEN);
        assertThatThrownBy(() -> engine.modules().remove("kernel/core"))
                .isInstanceOf(EngineException.class);
    }

    private static void refused(Engine engine, Toy toy, ErrorKind kind) {
        assertThatThrownBy(() -> engine.swap(toy))
                .isInstanceOfSatisfying(
                        EngineException.class, e -> assertThat(e.kind()).isEqualTo(kind));
    }
}
