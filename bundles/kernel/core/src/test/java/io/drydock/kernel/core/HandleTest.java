package io.drydock.kernel.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drydock.api.model.error.EngineException;
import io.drydock.api.model.error.ErrorKind;
import io.drydock.api.spi.SupersededException;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.List;

class HandleTest {

    /** A contract with one of each kind of method. */
    public interface Toy {
        String name(String greeting, int number);

        void fail() throws IOException;

        default String both(String... names) {
            return String.join("+", names);
        }
    }

    private record Wooden(String wood) implements Toy {

        @Override
        public String name(String greeting, int number) {
            return greeting + " " + wood + " " + number;
        }

        @Override
        public void fail() throws IOException {
            throw new IOException(wood);
        }
    }

    private final Generations generations = new Generations();
    private final Key key = Key.service(Toy.class.getName(), "");
    private final Toy handle = (Toy) Handle.of(generations, key, "toy", Toy.class);

    @Test
    void callsTheActiveGenerationAndFollowsASwap() {
        Generation oak = enter(1, "oak");
        assertThat(handle.name("hello", 1)).isEqualTo("hello oak 1");

        generations.stage(2);
        enter(2, "ash");
        generations.commit(2, List.of(oak), List.of());

        assertThat(handle.name("hello", 2)).isEqualTo("hello ash 2");
        assertThat(handle.both("a", "b")).isEqualTo("a+b");
    }

    /** Notices in its call that a swap has come in between. */
    private final class Late implements Toy {

        @Override
        public String name(String greeting, int number) {
            List<Generation> mine = generations.table().of(1);
            generations.commit(2, mine, List.of());
            throw new SupersededException();
        }

        @Override
        public void fail() {}
    }

    @Test
    void makesACallAgainThatCameTooLateForItsGeneration() {
        Generation late =
                generations.enter(Given.bundle(1), Given.service(Toy.class), 1, new Late());
        generations.stage(2);
        enter(2, "ash");

        assertThat(handle.name("hello", 1)).isEqualTo("hello ash 1");

        assertThat(late.leases()).isZero();
        assertThat(late.failures()).isZero();
    }

    @Test
    void exceptionsArriveAsTheyWereThrownAndTheLeaseIsGivenBack() {
        Generation oak = enter(1, "oak");

        assertThatThrownBy(handle::fail).isExactlyInstanceOf(IOException.class).hasMessage("oak");

        assertThat(oak.leases()).isZero();
        assertThat(oak.failures()).isEqualTo(1);
    }

    @Test
    void anAbsentProviderIsUnavailable() {
        assertThatThrownBy(() -> handle.name("hello", 1))
                .isInstanceOfSatisfying(
                        EngineException.class,
                        e -> assertThat(e.kind()).isEqualTo(ErrorKind.UNAVAILABLE))
                .hasMessage("the toy service is not available at the moment");
    }

    @Test
    void isAnObjectOfItsOwn() {
        assertThat(handle).isEqualTo(handle).isNotEqualTo(new Wooden("oak"));
        assertThat(handle.hashCode()).isEqualTo(handle.hashCode());
        assertThat(handle.toString()).contains("Toy");
    }

    private Generation enter(long bundle, String wood) {
        return generations.enter(
                Given.bundle(bundle), Given.service(Toy.class), bundle, new Wooden(wood));
    }
}
