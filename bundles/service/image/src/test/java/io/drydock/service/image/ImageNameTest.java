package io.drydock.service.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drydock.api.model.error.EngineException;
import io.drydock.api.model.image.ImageName;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageNameTest {

    private static final String DIGEST = "sha256:" + "a".repeat(64);

    @ParameterizedTest
    @CsvSource({
        "busybox, docker.io/library/busybox, '', busybox",
        "busybox:1.36, docker.io/library/busybox, 1.36, busybox:1.36",
        "docker.io/busybox:a, docker.io/library/busybox, a, busybox:a",
        "index.docker.io/library/x, docker.io/library/x, '', x",
        "user/app:v1, docker.io/user/app, v1, user/app:v1",
        "localhost/app, localhost/app, '', localhost/app",
        "localhost:5000/a/b:c, localhost:5000/a/b, c, localhost:5000/a/b:c",
        "reg.example.com/a__b/c-d.e:T_1, reg.example.com/a__b/c-d.e, T_1, reg.example.com/a__b/c-d.e:T_1",
        "library/a/b, docker.io/library/a/b, '', library/a/b",
    })
    void readsWhatUsersWrite(String text, String repository, String tag, String familiar) {
        ImageName name = ImageName.parse(text);
        assertThat(name.repository()).isEqualTo(repository);
        assertThat(name.tag()).isEqualTo(tag);
        assertThat(name.familiar()).isEqualTo(familiar);
    }

    @Test
    void readsDigests() {
        ImageName name = ImageName.parse("busybox@" + DIGEST);
        assertThat(name.digest()).isEqualTo(DIGEST);
        assertThat(name.tagOrLatest()).isEqualTo(name);
        assertThat(ImageName.of(name.repository(), name.key())).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "a b",
                "-a",
                "a-",
                "a..b",
                "a:",
                "a:-x",
                "a@sha256:abc",
                "a//b",
                "/a",
                "a/",
                "a___b",
                "http://x/y"
            })
    void refusesWhatIsNoReference(String text) {
        assertThatThrownBy(() -> ImageName.parse(text))
                .isInstanceOf(EngineException.class)
                .hasMessageStartingWith("invalid reference format");
    }

    @Test
    void saysWhatIsWrongWithUpperCaseAndIds() {
        assertThatThrownBy(() -> ImageName.parse("user/App"))
                .hasMessage(
                        "invalid reference format: repository name (user/App) must be lowercase");
        assertThatThrownBy(() -> ImageName.parse("a".repeat(64)))
                .hasMessage(
                        "invalid repository name ("
                                + "a".repeat(64)
                                + "), cannot specify 64-byte hexadecimal strings");
    }

    @ParameterizedTest
    @CsvSource({
        "busybox, busybox:1, true",
        "busy*, busybox:1, true",
        "busybox:?, busybox:1, true",
        "busybox:2, busybox:1, false",
        "*, user/app:1, false",
        "*/*, user/app:1, true",
        "user/[ab]pp, user/app:1, true",
    })
    void matchesShellPatterns(String pattern, String name, boolean matches) {
        assertThat(NamePattern.matches(pattern, ImageName.parse(name))).isEqualTo(matches);
    }
}
