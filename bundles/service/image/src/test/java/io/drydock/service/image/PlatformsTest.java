package io.drydock.service.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drydock.api.model.Platform;
import io.drydock.api.model.error.EngineException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

class PlatformsTest {

    private final Platforms platforms = new Platforms(new Documents());

    private static Platform platform(String text) {
        String[] parts = text.split("/");
        return new Platform(parts[1], parts[0], "", List.of(), parts.length > 2 ? parts[2] : "");
    }

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

    @ParameterizedTest
    @CsvSource({
        "linux/amd64, linux/amd64, true",
        "linux/amd64, linux/amd64/v1, true",
        "linux/arm64/v8, linux/arm64, true",
        "linux/arm64, linux/arm64/v8, true",
        "linux/arm/v6, linux/arm, true",
        "linux/arm/v6, linux/arm/v7, false",
        "linux/amd64, linux/arm64, false",
        "windows/amd64, linux/amd64, false",
    })
    void fits(String offered, String wanted, boolean expected) {
        assertThat(Platforms.fits(platform(offered), platform(wanted))).isEqualTo(expected);
    }
}
