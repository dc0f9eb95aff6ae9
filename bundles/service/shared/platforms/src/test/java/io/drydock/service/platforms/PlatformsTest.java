package io.drydock.service.platforms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drydock.api.model.Platform;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

class PlatformsTest {

    private static Platform parse(String text) {
        return Platforms.parse(text, "amd64");
    }

    private static Platform offered(String os, String architecture, String variant) {
        return new Platform(architecture, os, "", List.of(), variant);
    }

    @Test
    void readsWhatUsersWrite() {
        assertThat(Platforms.text(parse(""))).isEqualTo("linux/amd64");
        assertThat(Platforms.text(parse("linux"))).isEqualTo("linux/amd64");
        assertThat(Platforms.text(parse("aarch64"))).isEqualTo("linux/arm64");
        assertThat(Platforms.text(parse("linux/arm64/v8"))).isEqualTo("linux/arm64");
        assertThat(Platforms.text(parse("linux/arm"))).isEqualTo("linux/arm/v7");
        assertThat(Platforms.text(parse("LINUX/X86_64"))).isEqualTo("linux/amd64");
        assertThatThrownBy(() -> parse("a/b/c/d"))
                .hasMessage("\"a/b/c/d\": cannot parse platform specifier: invalid argument");
    }

    @Test
    void theNearestVariantIsTheBestAndAnotherMachineNone() {
        Platform seven = parse("linux/arm/v7");
        assertThat(Platforms.rank(offered("linux", "arm", "v7"), seven)).isZero();
        assertThat(Platforms.rank(offered("linux", "arm", ""), seven)).isZero();
        assertThat(Platforms.rank(offered("linux", "arm", "v6"), seven)).isEqualTo(1);
        assertThat(Platforms.rank(offered("linux", "arm", "v8"), seven)).isNegative();
        assertThat(Platforms.rank(offered("linux", "arm64", "v8"), seven)).isNegative();
        assertThat(Platforms.rank(offered("linux", "arm", "v7"), parse("linux/arm64")))
                .isPositive();
        assertThat(Platforms.rank(offered("linux", "386", ""), parse(""))).isPositive();
        assertThat(Platforms.rank(offered("windows", "amd64", ""), parse(""))).isNegative();
    }

    private static Platform platform(String text) {
        String[] parts = text.split("/");
        return new Platform(parts[1], parts[0], "", List.of(), parts.length > 2 ? parts[2] : "");
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
