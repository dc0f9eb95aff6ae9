package io.drydock.api.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drydock.api.model.error.EngineException;
import io.drydock.api.model.error.ErrorKind;

import org.junit.jupiter.api.Test;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

class FiltersTest {

    @Test
    void matchesEverythingForAKeyThatWasNotGiven() {
        assertThat(Filters.NONE.exact("id", "a")).isTrue();
        assertThat(Filters.NONE.fuzzy("id", "a")).isTrue();
        assertThat(Filters.NONE.pattern("name", "a")).isTrue();
        assertThat(Filters.NONE.keyValues("label", Map.of())).isTrue();
        assertThat(filters("id").exact("id", "a")).isTrue();
    }

    @Test
    void wantsOneOfTheValuesExactly() {
        Filters filters = filters("status", "exited", "created");

        assertThat(filters.exact("status", "created")).isTrue();
        assertThat(filters.exact("status", "create")).isFalse();
        assertThat(filters.exact("status", "created!")).isFalse();
    }

    @Test
    void takesAValueAsPrefixWhenFuzzy() {
        Filters filters = filters("id", "abc");

        assertThat(filters.fuzzy("id", "abcdef")).isTrue();
        assertThat(filters.fuzzy("id", "xabc")).isFalse();
    }

    @Test
    void findsAPatternAnywhereInTheTextAndABrokenOneNowhere() {
        assertThat(filters("name", "^/w.b$").pattern("name", "/web")).isTrue();
        assertThat(filters("name", "eb").pattern("name", "/web")).isTrue();
        assertThat(filters("name", "(").pattern("name", "/web")).isFalse();
        assertThat(filters("name", "(").pattern("name", "(")).isTrue();
    }

    @Test
    void wantsEveryLabel() {
        Map<String, String> labels = Map.of("a", "1", "b", "x=y", "c", "");

        assertThat(filters("label", "a", "b=x=y").keyValues("label", labels)).isTrue();
        assertThat(filters("label", "a", "b=x").keyValues("label", labels)).isFalse();
        assertThat(filters("label", "c=").keyValues("label", labels)).isTrue();
        assertThat(filters("label", "d").keyValues("label", labels)).isFalse();
        assertThat(filters("label", "d=").keyValues("label", labels)).isFalse();
        assertThat(filters("label", "a").keyValues("label", Map.of())).isFalse();
    }

    @Test
    void readsAFlagInItsFourSpellings() {
        assertThat(filters("dangling", "1").flag("dangling")).contains(true);
        assertThat(filters("dangling", "true").flag("dangling")).contains(true);
        assertThat(filters("dangling", "0").flag("dangling")).contains(false);
        assertThat(filters("dangling", "false").flag("dangling")).contains(false);
        assertThat(Filters.NONE.flag("dangling")).isEmpty();
    }

    @Test
    void refusesAFlagThatIsNoneOrTwo() {
        assertThatThrownBy(() -> filters("dangling", "yes").flag("dangling"))
                .hasMessage("invalid filter 'dangling=[yes]'");
        assertThatThrownBy(() -> filters("dangling", "1", "0").flag("dangling"))
                .hasMessage("invalid filter 'dangling=[1 0]'");
    }

    @Test
    void refusesAnUnknownKeyInDockersWords() {
        assertThatThrownBy(() -> filters("nope", "x").forbidUnknown(Set.of("label")))
                .isInstanceOfSatisfying(
                        EngineException.class,
                        e -> assertThat(e.kind()).isEqualTo(ErrorKind.INVALID))
                .hasMessage("invalid filter 'nope'");
        filters("label", "x").forbidUnknown(Set.of("label"));
    }

    private static Filters filters(String key, String... values) {
        return new Filters(Map.of(key, new LinkedHashSet<>(List.of(values))));
    }
}
