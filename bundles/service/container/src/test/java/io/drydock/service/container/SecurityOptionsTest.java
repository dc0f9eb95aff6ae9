package io.drydock.service.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drydock.api.model.error.EngineException;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

class SecurityOptionsTest {

    private static SecurityOptions parse(String... options) {
        return SecurityOptions.parse(List.of(options));
    }

    @Test
    void nothingIsSaidWithoutOptions() {
        SecurityOptions none = SecurityOptions.parse(null);
        assertThat(none.noNewPrivileges()).isNull();
        assertThat(none.writableCgroups()).isNull();
        assertThat(none.labels()).isEmpty();
        assertThat(none.seccomp() + none.apparmor()).isEmpty();
    }

    @ParameterizedTest
    @Tag("3.2/SecurityOpt")
    @CsvSource({
        "no-new-privileges,true",
        "no-new-privileges=true,true",
        "no-new-privileges:true,true",
        "no-new-privileges=T,true",
        "no-new-privileges=1,true",
        "no-new-privileges=False,false",
        "no-new-privileges:0,false",
    })
    void privilegesAreSwitchedByTheWordsOfDockerd(String option, boolean expected) {
        assertThat(parse(option).noNewPrivileges()).isEqualTo(expected);
        String other = option.replace("no-new-privileges", "writable-cgroups");
        assertThat(parse(other).writableCgroups()).isEqualTo(expected);
    }

    @Test
    void theLastOfAKindCounts() {
        assertThat(parse("no-new-privileges", "no-new-privileges:false").noNewPrivileges())
                .isFalse();
        assertThat(parse("apparmor=a", "apparmor:b").apparmor()).isEqualTo("b");
    }

    @Test
    @Tag("3.2/selinux")
    void labelsAreGatheredInTheirOrder() {
        assertThat(parse("label=type:x", "label:level:s0:c1,c2", "disable").labels())
                .containsExactly("type:x", "level:s0:c1,c2", "disable");
    }

    @Test
    void anEqualsSignPartsBeforeAColonDoes() {
        assertThat(parse("seccomp={\"a\":1}").seccomp()).isEqualTo("{\"a\":1}");
        assertThatThrownBy(() -> parse("label:type:x=y"))
                .hasMessage("invalid --security-opt 2: \"label:type:x=y\"");
    }

    @ParameterizedTest
    @Tag("3.2/SecurityOpt")
    @ValueSource(
            strings = {
                "no-new-privileges=tRue",
                "no-new-privileges=",
                "writable-cgroups=x",
                "a=b",
                "=x",
                "systempaths=x",
                "credentialspec=file://x"
            })
    void unknownValuesAndKeysAreRefused(String option) {
        assertThatThrownBy(() -> parse(option))
                .isInstanceOf(EngineException.class)
                .hasMessage("invalid --security-opt 2: \"%s\"", option);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "label", "apparmor", "seccomp", "foo"})
    void wordsAloneAreRefused(String option) {
        assertThatThrownBy(() -> parse(option))
                .isInstanceOf(EngineException.class)
                .hasMessage("invalid --security-opt 1: \"%s\"", option);
    }
}
