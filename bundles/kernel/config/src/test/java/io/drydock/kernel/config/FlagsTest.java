package io.drydock.kernel.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.List;
import java.util.stream.Stream;

class FlagsTest {

    private static List<String> words(String key, String... arguments) {
        return Flags.parse(List.of(arguments)).values().get(key);
    }

    static Stream<Directive> directivesWithFlags() {
        return Directives.ALL.stream().filter(directive -> !directive.flags().isEmpty());
    }

    @ParameterizedTest
    @MethodSource("directivesWithFlags")
    void everyFlagIsUnderstoodInEverySpelling(Directive directive) {
        for (String flag : directive.flags()) {
            if (directive.kind() == Kind.SWITCH) {
                assertThat(words(directive.key(), flag)).containsExactly("true");
                assertThat(words(directive.key(), flag + "=false")).containsExactly("false");
            } else {
                assertThat(words(directive.key(), flag, "a=1")).containsExactly("a=1");
                assertThat(words(directive.key(), flag + "=a=1")).containsExactly("a=1");
            }
        }
    }

    @Test
    void keysAndFlagsAreGivenOnce() {
        assertThat(Directives.ALL).extracting(Directive::key).doesNotHaveDuplicates();
        assertThat(Directives.ALL.stream().flatMap(directive -> directive.flags().stream()))
                .doesNotHaveDuplicates();
    }

    @Test
    void listsKeepEveryWordInOrder() {
        assertThat(words("hosts", "-H", "fd://", "--host=tcp://", "-Hunix:///x"))
                .containsExactly("fd://", "tcp://", "unix:///x");
    }

    @Test
    void shortFlagsMayStandTogether() {
        Flags flags = Flags.parse(List.of("-Dl", "warn"));

        assertThat(flags.values().get("debug")).containsExactly("true");
        assertThat(flags.values().get("log-level")).containsExactly("warn");
    }

    @ParameterizedTest
    @CsvSource({
        "--bogus,unknown flag: --bogus",
        "--bogus=1,unknown flag: --bogus",
        "run,'\"drydockd\" accepts no arguments, but was given \"run\"'",
    })
    void whatIsNotUnderstoodIsNamed(String argument, String message) {
        assertThatThrownBy(() -> Flags.parse(List.of(argument)))
                .isInstanceOf(ConfigException.class)
                .hasMessageStartingWith(message)
                .hasMessageEndingWith("See 'drydockd --help'.");
    }

    @Test
    void aSwitchDoesNotTakeTheNextWord() {
        assertThatThrownBy(() -> Flags.parse(List.of("--debug", "false")))
                .hasMessageContaining("accepts no arguments, but was given \"false\"");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "--mtu,flag needs an argument: --mtu",
                "-l,\"flag needs an argument: 'l' in -l\"",
                "-Dl,flag needs an argument: 'l' in -Dl",
                "-Dx,unknown shorthand flag: 'x' in -Dx",
            })
    void aFlagWithoutItsValueOrMeaningIsRefused(String argument, String message) {
        assertThatThrownBy(() -> Flags.parse(List.of(argument)))
                .isInstanceOf(ConfigException.class)
                .hasMessageStartingWith(message);
    }

    @Test
    void usageListsEveryFlagAndMarksWhatIsNotThereYet() {
        String usage = Usage.text();

        assertThat(usage).startsWith("Usage: drydockd [OPTIONS]");
        assertThat(directivesWithFlags())
                .allSatisfy(directive -> assertThat(usage).contains(directive.flags()));
        assertThat(usage).containsPattern("--authorization-plugin list .* \\[not yet]");
        assertThat(usage).contains("  -D, --debug ");
    }
}
