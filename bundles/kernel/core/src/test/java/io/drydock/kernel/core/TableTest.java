package io.drydock.kernel.core;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TableTest {

    private final Generations generations = new Generations();
    private long order;

    @Test
    void theHigherRankingRouterOwnsAFamilyAndTheOtherIsShadowed() {
        Generation low = enter(Given.router("pending", -1000, "/volumes"));
        Generation high = enter(Given.router("volume", 0, "/volumes"));

        assertThat(owner("/volumes/v")).isSameAs(high);
        assertThat(generations.table().shadowed(low)).isTrue();
        assertThat(generations.table().shadowed(high)).isFalse();
    }

    @Test
    void aShadowedRouterTakesOverWhenItsBetterIsGone() {
        Generation low = enter(Given.router("pending", -1000, "/volumes"));
        Generation high = enter(Given.router("volume", 0, "/volumes"));

        generations.leave(high);

        assertThat(owner("/volumes/v")).isSameAs(low);
        assertThat(generations.table().shadowed(low)).isFalse();
    }

    @Test
    void aRemovedRouterTakesItsOwnPathsAlone() {
        Generation containers = enter(Given.router("container", 0, "/containers"));
        Generation exec = enter(Given.router("exec", 0, "/exec", "/containers/*/exec"));

        generations.leave(containers);

        assertThat(owner("/containers/json")).isNull();
        assertThat(owner("/containers/x/exec")).isSameAs(exec);
    }

    @Test
    void theChainHasItsOrderWhateverCameFirst() {
        enter(Given.middleware("extra"));
        enter(Given.middleware("experimental"));
        enter(Given.middleware("accesslog"));
        enter(Given.middleware("version"));

        assertThat(generations.table().chain())
                .extracting(one -> one.declaration().module())
                .containsExactly("accesslog", "version", "experimental", "extra");
    }

    private Generation owner(String path) {
        return generations.table().routes().find(path);
    }

    private Generation enter(Declaration declaration) {
        order++;
        return generations.enter(Given.bundle(order), declaration, order, new Object());
    }
}
