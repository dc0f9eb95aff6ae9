package io.drydock.middleware.version;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApiVersionsTest {

    private final ApiVersions versions = new ApiVersions("1.40");

    @ParameterizedTest
    @CsvSource({
        "/v1.43/containers/json, 1.43, /containers/json",
        "/v1.43/, 1.43, /",
        "/containers/json, 1.56, /containers/json",
        "/v1.43, 1.56, /v1.43",
        "/vx/info, 1.56, /vx/info",
        "/volumes, 1.56, /volumes",
        "/v1.43/v1.44/info, 1.43, /v1.44/info",
    })
    void takesThePrefixOff(String path, String version, String rest) {
        assertThat(ApiVersions.split(path)).isEqualTo(new ApiVersions.Versioned(version, rest));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.40", "1.44", "1.56", "1.56.0"})
    void servesItsRange(String version) {
        assertThat(versions.refusal(version)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.39", "1.4", "1", "0.9", "."})
    void tellsOldClientsToUpgrade(String version) {
        assertThat(versions.refusal(version))
                .isEqualTo(
                        "client version %s is too old. Minimum supported API version is 1.40,"
                                        .formatted(version)
                                + " please upgrade your client to a newer version");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.57", "1.100", "2.0"})
    void tellsNewClientsWhatItKnows(String version) {
        assertThat(versions.refusal(version))
                .isEqualTo(
                        "client version %s is too new. Maximum supported API version is 1.56"
                                .formatted(version));
    }

    @Test
    void aMinimumOutOfRangeIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new ApiVersions("1.23"));
        assertThatIllegalArgumentException().isThrownBy(() -> new ApiVersions("1.57"));
        assertThat(new ApiVersions("").minimum()).isEqualTo("1.24");
    }
}
