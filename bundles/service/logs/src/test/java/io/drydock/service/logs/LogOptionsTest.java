package io.drydock.service.logs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drydock.api.engine.log.LogSubject;
import io.drydock.api.model.container.LogConfig;
import io.drydock.api.model.error.EngineException;
import io.drydock.api.model.error.ErrorKind;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

class LogOptionsTest {

    @TempDir Path folder;
    private Bench bench;
    private LogOptions options;

    @BeforeEach
    void begin() {
        bench = new Bench(folder);
        bench.drivers.put("memory", new MemoryLog());
        bench.drivers.put("other", new MemoryLog());
        LogConfig standard = new LogConfig("memory", Map.of("max-size", "1m", "labels", "a"));
        options = new LogOptions(bench.generation().drivers(), standard);
    }

    @Test
    void theDefaultDriversOptionsGoWithThatDriverOnlyAndGiveWay() {
        assertThat(options.complete(LogConfig.DEFAULT))
                .isEqualTo(new LogConfig("memory", Map.of("max-size", "1m", "labels", "a")));
        assertThat(options.complete(new LogConfig("memory", Map.of("labels", "b"))).config())
                .containsEntry("labels", "b")
                .containsEntry("max-size", "1m");
        assertThat(options.complete(new LogConfig("other", Map.of())).config()).isEmpty();
    }

    @ParameterizedTest
    @org.junit.jupiter.api.Tag("3.6/mode")
    @org.junit.jupiter.api.Tag("1.16/logging")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "mode=x|logger: logging mode not supported: x",
                "max-buffer-size=1m|logger: max-buffer-size option is only supported with"
                        + " 'mode=non-blocking'",
                "mode=non-blocking,max-buffer-size=zz|error parsing option max-buffer-size:"
                        + " invalid size: 'zz'",
                "cache-disabled=x|invalid value for option cache-disabled: x",
            })
    void refusesInDockerdsWords(String pairs, String text) {
        Map<String, String> wanted = new HashMap<>();
        for (String pair : pairs.split(",")) {
            wanted.put(pair.split("=")[0], pair.split("=")[1]);
        }
        assertThatThrownBy(() -> options.complete(new LogConfig("memory", wanted)))
                .isInstanceOfSatisfying(
                        EngineException.class,
                        e -> assertThat(e.kind()).isEqualTo(ErrorKind.INVALID))
                .hasMessage(text);
    }

    @Test
    void unknownDriversAreInvalidAndRemovedOnesHaveAnHeir() {
        assertThatThrownBy(() -> options.complete(new LogConfig("x", Map.of())))
                .hasMessage("logger: no log driver named 'x' is registered");
        assertThatThrownBy(() -> options.complete(new LogConfig("logentries", Map.of())))
                .isInstanceOfSatisfying(
                        EngineException.class,
                        e -> assertThat(e.kind()).isEqualTo(ErrorKind.INVALID))
                .hasMessageContaining("use syslog");
    }

    @ParameterizedTest
    @org.junit.jupiter.api.Tag("3.6/common")
    @CsvSource({
        "{{.Name}}/{{.ID}},pier/cccccccccccc",
        "{{ .Name | upper }},PIER",
        "{{.ImageName}}-{{.ImageID}},busybox-sha256:aaaaa",
        "{{.DaemonName}} {{.Command}},docker sh -c true",
        "{{.ContainerName}},/pier",
    })
    void tagsAreFilledIn(String template, String tag) {
        LogSubject subject = bench.subject("memory", Map.of("tag", template));
        assertThat(Tag.of(subject)).isEqualTo(tag);
    }

    @ParameterizedTest
    @CsvSource({"{{.Foo}}", "{{.Name | rot13}}", "{{if .Name}}x{{end}}", "{{.Name"})
    void whatATagCannotSayIsRefused(String template) {
        assertThatThrownBy(() -> options.complete(new LogConfig("memory", Map.of("tag", template))))
                .isInstanceOf(EngineException.class);
    }

    @Test
    @org.junit.jupiter.api.Tag("3.6/common")
    void labelsAndEnvironmentAreChosenByNameAndByExpression() {
        Map<String, String> chosen =
                Map.of(
                        "labels",
                        "a,nosuch",
                        "labels-regex",
                        "^b",
                        "env",
                        "EMPTY",
                        "env-regex",
                        "LO");
        assertThat(Attributes.of(bench.subject("memory", chosen)))
                .isEqualTo(Map.of("a", "1", "b.c", "x/y", "EMPTY", "", "COLOUR", "deep blue"));
    }
}
