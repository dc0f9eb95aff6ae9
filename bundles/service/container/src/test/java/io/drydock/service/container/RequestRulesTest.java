package io.drydock.service.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drydock.api.model.container.HostConfig;
import io.drydock.api.model.error.EngineException;
import io.drydock.api.model.error.ErrorKind;
import io.drydock.api.spi.linux.IdRange;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

class RequestRulesTest {

    @ParameterizedTest
    @CsvSource({"SIGTERM,15", "term,15", "9,9", "HUP,1", "RTMIN+3,37", "SIGRTMAX,64"})
    void signalsHaveNamesAndNumbers(String text, int number) {
        assertThat(Signals.number(text)).isEqualTo(number);
    }

    @ParameterizedTest
    @CsvSource({"SIGFOO", "0", "65", "RTMIN+99", "RTMIN+x"})
    void otherSignalsAreRefused(String text) {
        refused(() -> Signals.number(text), ErrorKind.INVALID, "invalid signal: " + text);
    }

    @Test
    @Tag("3.2/apparmor")
    void profilesCountWhereTheKernelHasThem() {
        assertThat(AppArmorProfile.of("mine", false, false)).isEmpty();
        assertThat(AppArmorProfile.of("mine", false, true)).isEqualTo("mine");
        assertThat(AppArmorProfile.of("", false, true)).isEqualTo("docker-default");
        assertThat(AppArmorProfile.of("", true, true)).isEqualTo("unconfined");
        assertThat(AppArmorProfile.of("mine", true, true)).isEqualTo("mine");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "host||cannot share the host's network namespace when user namespaces are enabled",
                "bridge|host|cannot share the host PID namespace when user namespaces are enabled",
            })
    void mappedUsersHaveNoneOfTheHostsNamespaces(String network, String pid, String text) {
        List<IdRange> ids = List.of(new IdRange(0, 200000, 65536));
        UserMaps maps = new UserMaps(ids, ids);
        HostConfig host =
                HostConfig.defaults()
                        .with(
                                draft -> {
                                    draft.networkMode = network;
                                    draft.pidMode = pid == null ? "" : pid;
                                });
        refused(() -> maps.check(host), ErrorKind.INVALID, text);
        maps.check(host.with(draft -> draft.usernsMode = "host"));
        UserMaps.NONE.check(host);
    }

    @Test
    void detachKeysAreWhatATerminalSends() {
        assertThat(DetachKeys.parse("")).containsExactly(16, 17);
        assertThat(DetachKeys.parse("ctrl-a,x,DEL")).containsExactly(1, 'x', 127);
        assertThat(DetachKeys.parse("ctrl-@,ctrl-[,ctrl-_")).containsExactly(0, 27, 31);
        refused(
                () -> DetachKeys.parse("ctrl-1"),
                ErrorKind.INVALID,
                "Invalid detach keys (ctrl-1) provided");
    }

    @Test
    void bindsNameAHostPathOrAVolume() {
        MountRequest bind = BindNotation.parse("/host:/c/../d:ro,rslave", "");
        assertThat(bind.type()).isEqualTo("bind");
        assertThat(bind.destination()).isEqualTo("/d");
        assertThat(bind.readOnly()).isTrue();
        assertThat(bind.propagation()).isEqualTo("rslave");
        MountRequest volume = BindNotation.parse("data:/c:nocopy", "local");
        assertThat(volume.type()).isEqualTo("volume");
        assertThat(volume.copyUp()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "/a:/b:c:d,invalid volume specification: '/a:/b:c:d'",
        "/a:/b:bad,invalid mode: bad",
        "nope,invalid volume specification: 'nope': invalid mount config for type \"volume\":"
                + " invalid mount path: 'nope' mount path must be absolute",
    })
    void badBindsAreRefused(String text, String message) {
        refused(() -> BindNotation.parse(text, ""), ErrorKind.INVALID, message);
    }

    @Test
    void accessIsSaidOnce() {
        refused(
                () -> BindNotation.parse("/a:/b:ro,rw", ""),
                ErrorKind.INVALID,
                "invalid mode: ro,rw");
    }

    @Test
    void theRootCannotBeMountedOver() {
        assertThatThrownBy(() -> BindNotation.parse("/a:/..", ""))
                .hasMessageContaining("invalid specification: destination can't be '/'");
    }

    @Test
    void capabilitiesAreAddedAndDroppedByName() {
        assertThat(Capabilities.of(false, null, null)).hasSize(14);
        assertThat(Capabilities.of(false, List.of("chown"), List.of("ALL")))
                .containsExactly("CAP_CHOWN");
        assertThat(Capabilities.of(false, List.of("ALL"), List.of("NET_RAW")))
                .hasSize(40)
                .doesNotContain("CAP_NET_RAW");
        assertThatThrownBy(() -> Capabilities.of(false, List.of("NOPE"), null))
                .hasMessageContaining("unknown capability: \"CAP_NOPE\"");
    }

    @Test
    void namesAreDockers() {
        assertThat(Names.check("/web", name -> true)).isEqualTo("web");
        assertThat(Names.check("", name -> true)).contains("_");
        assertThat(Names.id()).hasSize(64).isNotEqualTo(Names.id());
        refused(
                () -> Names.check("a", name -> true),
                ErrorKind.INVALID,
                "Invalid container name (a), only [a-zA-Z0-9][a-zA-Z0-9_.-] are allowed");
    }

    @ParameterizedTest
    @CsvSource({
        "exec: \"x\": executable file not found in $PATH: unknown,127",
        "exec: \"/etc\": permission denied: unknown,126",
        "anything else,128",
    })
    void aFailedStartHasTheExitCodeClientsExpect(String text, int code) {
        assertThat(StartFailure.of(EngineException.system(text, null)).exitCode()).isEqualTo(code);
    }

    private static void refused(Runnable call, ErrorKind kind, String message) {
        assertThatThrownBy(call::run)
                .isInstanceOfSatisfying(
                        EngineException.class, e -> assertThat(e.kind()).isEqualTo(kind))
                .hasMessage(message);
    }
}
