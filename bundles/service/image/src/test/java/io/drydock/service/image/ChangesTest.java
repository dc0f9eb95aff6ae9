package io.drydock.service.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drydock.api.model.image.ImageRuntimeConfig;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

class ChangesTest {

    @Test
    void takesCommandsInBothForms() {
        assertThat(apply("CMD [\"a\", \"b c\"]").cmd()).containsExactly("a", "b c");
        assertThat(apply("cmd echo  hi").cmd()).containsExactly("/bin/sh", "-c", "echo  hi");
        assertThat(apply("ENTRYPOINT [broken").entrypoint())
                .containsExactly("/bin/sh", "-c", "[broken");
    }

    @Test
    void takesVariablesAndLabels() {
        assertThat(apply("ENV a=1 b=\"x y\"", "ENV a 2 3").env()).containsExactly("a=2 3", "b=x y");
        assertThat(apply("LABEL k=v \"multi word\"='a b'").labels())
                .containsEntry("k", "v")
                .containsEntry("multi word", "a b");
    }

    @Test
    void takesPortsVolumesAndTheRest() {
        ImageRuntimeConfig config =
                apply(
                        "EXPOSE 80 443/tcp 8000-8001/udp",
                        "VOLUME [\"/a\", \"/b\"]",
                        "VOLUME /c /d",
                        "USER me:us",
                        "WORKDIR /x",
                        "WORKDIR y/../z",
                        "STOPSIGNAL SIGINT",
                        "ONBUILD RUN true");
        assertThat(config.exposedPorts().keySet())
                .containsExactly("443/tcp", "80/tcp", "8000/udp", "8001/udp");
        assertThat(config.volumes().keySet()).containsExactly("/a", "/b", "/c", "/d");
        assertThat(config.user()).isEqualTo("me:us");
        assertThat(config.workingDir()).isEqualTo("/x/z");
        assertThat(config.stopSignal()).isEqualTo("SIGINT");
        assertThat(config.onBuild()).containsExactly("RUN true");
    }

    @Test
    void takesHealthChecks() {
        var health = apply("HEALTHCHECK --interval=1m30s --retries=3 CMD curl x").healthcheck();
        assertThat(health.test()).containsExactly("CMD-SHELL", "curl x");
        assertThat(health.interval()).isEqualTo(90_000_000_000L);
        assertThat(health.retries()).isEqualTo(3);
        assertThat(apply("HEALTHCHECK NONE").healthcheck().test()).containsExactly("NONE");
        assertThat(apply("HEALTHCHECK CMD [\"a\"]").healthcheck().test())
                .containsExactly("CMD", "a");
    }

    @Test
    void refusesOthersWithDockersTexts() {
        assertThatThrownBy(() -> apply("FOO bar")).hasMessage("foo is not a valid change command");
        assertThatThrownBy(() -> apply("RUN x")).hasMessage("run is not a valid change command");
        assertThatThrownBy(() -> apply("EXPOSE bar")).hasMessage("Invalid containerPort: bar");
    }

    @Test
    void anEntryPointTakesTheCommandOfBeforeAway() {
        ImageRuntimeConfig base = ImageRuntimeConfig.of(draft -> draft.cmd = List.of("old"));
        List<String> entrypoint = List.of("ENTRYPOINT [\"e\"]");
        assertThat(Changes.apply(base, entrypoint).cmd()).isNull();
        assertThat(Changes.apply(base, List.of("CMD [\"new\"]", "ENTRYPOINT [\"e\"]")).cmd())
                .containsExactly("new");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ENV|ENV requires at least one argument",
                "ENV a=b c|Syntax error - can't find = in \"c\". Must be of the form: name=value",
                "ONBUILD ONBUILD RUN x|Chaining ONBUILD via `ONBUILD ONBUILD` isn't allowed",
                "ONBUILD FROM x|FROM isn't allowed as an ONBUILD trigger",
                "HEALTHCHECK|HEALTHCHECK requires at least one argument",
                "HEALTHCHECK NONE x|HEALTHCHECK NONE takes no arguments",
                "HEALTHCHECK --interval=x CMD x|time: invalid duration \"x\"",
                "HEALTHCHECK --interval=1ns CMD x|Interval \"interval\" cannot be less than 1ms",
                "HEALTHCHECK --retries=-1 CMD x|--retries must be at least 1 (not -1)"
            })
    void refusesMistakesWithDockersTexts(String line, String text) {
        assertThatThrownBy(() -> apply(line)).hasMessage(text);
    }

    private static ImageRuntimeConfig apply(String... lines) {
        return Changes.apply(ImageRuntimeConfig.EMPTY, List.of(lines));
    }
}
