package io.drydock.api.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiVersionTest {

    @Test
    void comparesNumbersAndNotText() {
        assertThat(ApiVersion.valueOf("1.9")).isLessThan(ApiVersion.valueOf("1.24"));
        assertThat(ApiVersion.valueOf("2.0")).isGreaterThan(ApiVersion.MAX);
    }

    @Test
    void readsBothSpellingsAndPrintsTheBareOne() {
        assertThat(ApiVersion.valueOf("v1.41")).isEqualTo(new ApiVersion(1, 41));
        assertThat(ApiVersion.valueOf("1.41")).hasToString("1.41");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "1.", "1.41.2", "one.two", "-1.2", "1.9999999999"})
    void refusesWhatIsNoVersion(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> ApiVersion.valueOf(text));
    }

    @Test
    void knowsWhatItsMinorHasBrought() {
        ApiVersion version = new ApiVersion(1, 44);

        assertThat(version.atLeast(43)).isTrue();
        assertThat(version.atLeast(44)).isTrue();
        assertThat(version.atLeast(45)).isFalse();
    }
}
