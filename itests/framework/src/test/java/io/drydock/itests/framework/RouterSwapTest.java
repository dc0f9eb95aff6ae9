package io.drydock.itests.framework;

import static org.assertj.core.api.Assertions.assertThat;

import io.drydock.api.engine.module.ModuleStatus.State;
import io.drydock.api.spi.http.RequestHandler;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.util.ArrayList;
import java.util.List;

@ExtendWith(InFramework.class)
public class RouterSwapTest {

    @Test
    public void coreAndContractsAreActive() throws Exception {
        Engine engine = new Engine();

        assertThat(engine.modules().modules())
                .filteredOn(one -> List.of("api", "kernel").contains(one.kind()))
                .allSatisfy(one -> assertThat(one.state()).isEqualTo(State.ACTIVE))
                .extracting(one -> one.name())
                .containsExactly("api/engine", "api/model", "api/spi", "kernel/core");
    }

    @Test
    public void aRouterIsReplacedUnderLoadWithoutAFailedRequest() throws Exception {
        Engine engine = new Engine();
        engine.boot(Toy.router("busy", "1.0.0", "/busy"));

        RequestHandler handler = engine.service(RequestHandler.class);
        Load.during(
                "100 router swaps",
                () -> Engine.get(handler, "/busy/x").status() == 200,
                () -> {
                    for (int i = 1; i <= 100; i++) {
                        engine.swap(Toy.router("busy", "1.0." + i, "/busy"));
                    }
                });

        assertThat(engine.get("/busy/x").answered("version")).isEqualTo("1.0.100");
        assertThat(engine.status("io.drydock.router.busy"))
                .filteredOn(one -> one.state() == State.ACTIVE)
                .extracting(one -> one.generation())
                .containsExactly(101L);
    }

    @Test
    public void aRemovedRouterTakesItsOwnPathsAlone() throws Exception {
        Engine engine = new Engine();
        engine.boot(Toy.router("one", "1.0.0", "/one"));
        engine.boot(Toy.router("two", "1.0.0", "/one/*/two"));

        engine.modules().remove("router/one");

        ToyExchange gone = engine.get("/one/x");
        assertThat(gone.status()).isEqualTo(404);
        assertThat(gone.body()).isEqualTo("{\"message\":\"page not found\"}\n");
        assertThat(engine.get("/one/x/two").status()).isEqualTo(200);
    }

    @Test
    public void theLowerRankingOwnerOfAFamilyIsShadowedAndSaysSo() throws Exception {
        Engine engine = new Engine();
        engine.boot(Toy.router("real", "1.0.0", "/things"));
        engine.boot(Toy.router("spare", "2.0.0", "/things").ranked(-10));

        assertThat(engine.get("/things").answered("version")).isEqualTo("1.0.0");
        assertThat(engine.status("io.drydock.router.spare").getFirst())
                .satisfies(
                        one -> assertThat(one.state()).isEqualTo(State.SHADOWED),
                        one -> assertThat(one.reason()).contains("ranks higher"));

        engine.modules().remove("router/real");
        assertThat(engine.get("/things").answered("version")).isEqualTo("2.0.0");
    }

    @Test
    public void aFaultyRouterTroublesNobodyElse() throws Exception {
        Engine engine = new Engine();
        engine.boot(Toy.router("sound", "1.0.0", "/sound"));
        engine.boot(Toy.router("broken", "1.0.0", "/broken").feeling("faulty"));

        assertThat(engine.get("/broken").status()).isEqualTo(503);
        assertThat(engine.get("/sound").status()).isEqualTo(200);
        assertThat(engine.status("io.drydock.router.broken").getFirst())
                .satisfies(
                        one -> assertThat(one.state()).isEqualTo(State.FAILED),
                        one -> assertThat(one.reason()).contains("two resources for one path"));
    }

    @Test
    public void aLongStreamPinsNoBundle() throws Exception {
        Engine engine = new Engine();
        Toy old = Toy.router("river", "1.0.0", "/river").feeling("streaming");
        engine.boot(old);
        List<Object> streamed = new ArrayList<>();
        ToyExchange exchange =
                new ToyExchange(
                        "/river",
                        stream -> {
                            replaceAndAwaitTheEnd(engine, old);
                            streamed.add(stream);
                        });

        engine.service(RequestHandler.class).handle(exchange);

        assertThat(streamed).containsExactly("a stream of 1.0.0");
    }

    private static void replaceAndAwaitTheEnd(Engine engine, Toy old) {
        try {
            engine.swap(Toy.router("river", "1.0.1", "/river"));
            Engine.await("the end of 1.0.0", () -> !engine.installed(old));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
