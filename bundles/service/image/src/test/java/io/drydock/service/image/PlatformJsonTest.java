package io.drydock.service.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drydock.api.model.Platform;
import io.drydock.api.model.error.EngineException;
import io.drydock.service.platforms.Platforms;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlatformJsonTest {

    private final PlatformJson platforms = new PlatformJson(new Documents());

    @Test
    void isReadFromJson() {
        Platform read =
                platforms.parse("{\"os\":\"linux\",\"architecture\":\"arm\",\"variant\":\"v7\"}");
        assertThat(Platforms.text(read)).isEqualTo("linux/arm/v7");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | both OS and Architecture must be provided",
                "{\"os\":\"linux\"} | both OS and Architecture must be provided",
                "{\"variant\":\"v7\"} | optional platform fields provided, but OS and Architecture are missing",
            })
    void whatIsIncompleteIsRefused(String json, String text) {
        assertThatThrownBy(() -> platforms.parse(json))
                .isInstanceOf(EngineException.class)
                .hasMessage(text);
    }

    @Test
    void whatIsNoJsonIsRefused() {
        assertThatThrownBy(() -> platforms.parse("linux/amd64"))
                .isInstanceOf(EngineException.class)
                .hasMessageStartingWith("failed to parse platform: ");
    }
}
