package io.drydock.itests.framework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drydock.api.engine.module.ModuleStatus.State;
import io.drydock.api.model.error.EngineException;
import io.drydock.api.spi.DriverException;
import io.drydock.api.spi.Drivers;
import io.drydock.api.spi.Lease;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.util.function.Supplier;

@ExtendWith(InFramework.class)
public class ProviderSwapTest {

    @Test
    public void aDriverIsReplacedUnderLoadAndNeverUsedAfterItsEnd() throws Exception {
        Engine engine = new Engine();
        engine.boot(Toy.driver("paint", "1.0.0"));
        Drivers drivers = engine.drivers();

        Load.during(
                "50 driver swaps",
                () -> use(drivers, "paint"),
                () -> {
                    for (int i = 1; i <= 50; i++) {
                        engine.swap(Toy.driver("paint", "1.0." + i));
                    }
                });

        try (Lease<?> lease = drivers.lease(Supplier.class, "paint")) {
            assertThat(lease.generation()).isEqualTo(51);
        }
    }

    private static boolean use(Drivers drivers, String name) {
        try (Lease<?> lease = drivers.lease(Supplier.class, name)) {
            Object first = ((Supplier<?>) lease.driver()).get();
            Thread.yield();
            return first.equals(((Supplier<?>) lease.driver()).get());
        }
    }

    @Test
    public void aLeaseKeepsItsGenerationWhileOthersGetTheNext() throws Exception {
        Engine engine = new Engine();
        engine.boot(Toy.driver("slow", "1.0.0"));
        Drivers drivers = engine.drivers();

        try (Lease<?> old = drivers.lease(Supplier.class, "slow")) {
            engine.swap(Toy.driver("slow", "1.0.1"));

            assertThat(((Supplier<?>) old.driver()).get()).isEqualTo("1.0.0");
            try (Lease<?> fresh = drivers.lease(Supplier.class, "slow")) {
                assertThat(((Supplier<?>) fresh.driver()).get()).isEqualTo("1.0.1");
            }
            assertThat(engine.status("io.drydock.driver.slow"))
                    .extracting(one -> one.state())
                    .containsExactly(State.DRAINING, State.ACTIVE);
        }
        Engine.await("the end of 1.0.0", () -> !engine.installed(Toy.driver("slow", "1.0.0")));
    }

    @Test
    public void aHandleOutlivesItsProvidersAndSaysWhenThereIsNone() throws Exception {
        Engine engine = new Engine();
        engine.boot(Toy.service("clock", "1.0.0"));
        Supplier<?> handle = (Supplier<?>) engine.handle();

        Load.during(
                "50 service swaps",
                () -> String.valueOf(handle.get()).startsWith("1.0."),
                () -> {
                    for (int i = 1; i <= 50; i++) {
                        engine.swap(Toy.service("clock", "1.0." + i));
                    }
                });
        assertThat(handle.get()).isEqualTo("1.0.50");

        engine.modules().remove("service/clock");
        assertThatThrownBy(handle::get)
                .isInstanceOf(EngineException.class)
                .hasMessage("the clock service is not available at the moment");
        assertThat(engine.handle()).isSameAs(handle);
    }

    @Test
    public void anUnknownDriverIsNotFound() throws Exception {
        Drivers drivers = new Engine().drivers();

        assertThatThrownBy(() -> drivers.lease(Supplier.class, "nobody"))
                .isInstanceOfSatisfying(
                        DriverException.class,
                        e -> assertThat(e.kind()).isEqualTo(DriverException.Kind.NOT_FOUND));
    }
}
