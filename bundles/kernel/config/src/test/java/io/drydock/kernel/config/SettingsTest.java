package io.drydock.kernel.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

class SettingsTest {

    @TempDir Path folder;

    private Settings fromFlags(String... flags) {
        return Settings.of(Flags.parse(List.of(flags)), new ConfigFile(Map.of()), Map.of());
    }

    private Settings fromFile(String json, String... flags) throws Exception {
        return fromBytes(json.getBytes(StandardCharsets.UTF_8), flags);
    }

    private Settings fromBytes(byte[] json, String... flags) throws Exception {
        Path file = Files.write(folder.resolve("daemon.json"), json);
        List<String> arguments = new ArrayList<>(List.of("--config-file", file.toString()));
        arguments.addAll(List.of(flags));
        return Invocation.settings(arguments, Map.of());
    }

    @Test
    void defaultsLeaveADockerdOnTheSameHostAlone() {
        Settings settings = fromFlags();

        assertThat(settings.engine())
                .containsEntry("data-root", "/var/lib/drydock")
                .containsEntry("exec-root", "/run/drydock")
                .containsEntry("pidfile", "/run/drydock.pid")
                .containsEntry("group", "docker")
                .containsEntry("iptables", true)
                .containsEntry("userland-proxy", true)
                .containsEntry("mtu", 1500)
                .containsEntry("log-driver", "json-file")
                .containsEntry("min-api-version", "1.24")
                .doesNotContainKeys("config-file", "validate", "help", "debug", "storage-driver");
        assertThat(settings.hosts()).containsExactly("unix:///run/drydock.sock");
        assertThat(settings.live())
                .containsEntry("debug", false)
                .containsEntry("live-restore", true)
                .containsEntry("shutdown-timeout", 15)
                .containsEntry("default-stop-timeout", 10)
                .containsEntry("default-shm-size", 67108864L);
    }

    @Test
    void theFileSaysWhatFlagsWouldSay() throws Exception {
        Settings settings =
                fromFile(
                        """
                        {"debug": true, "hosts": ["tcp://:1", "fd://", "fd://"], "mtu": 1400,
                         "labels": ["a=1"], "default-shm-size": "1g", "dns": ["1.1.1.1"],
                         "runtimes": {"kata": {"path": "/usr/bin/kata"}},
                         "default-ulimits": {"nofile": {"Name":"nofile","Soft":1,"Hard":2}},
                         "allow-nondistributable-artifacts": ["x"]}
                        """);

        assertThat(settings.hosts()).containsExactly("fd://", "tcp://localhost:1");
        assertThat(settings.engine())
                .containsEntry("mtu", 1400)
                .containsEntry("dns", new String[] {"1.1.1.1"})
                .containsEntry("default-ulimits", new String[] {"nofile=1:2"});
        assertThat(settings.live())
                .containsEntry("debug", true)
                .containsEntry("labels", new String[] {"a=1"})
                .containsEntry("runtimes", new String[] {"kata=/usr/bin/kata"})
                .containsEntry("default-shm-size", 1073741824L);
        assertThat(settings.logLevel()).isEqualTo("debug");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE"})
    void aByteOrderMarkIsAccepted(String charset) throws Exception {
        byte[] bytes = "\uFEFF{\"mtu\": 1234}".getBytes(Charset.forName(charset));

        assertThat(fromBytes(bytes).engine()).containsEntry("mtu", 1234);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \n", "{}"})
    void anEmptyFileIsValid(String text) throws Exception {
        assertThat(fromFile(text)).isNotNull();
    }

    @Test
    void aMissingFileIsAnErrorOnlyWhenItsPathWasGiven() {
        Path missing = folder.resolve("none.json");

        assertThat(ConfigFile.read(missing, false).values()).isEmpty();
        assertThatThrownBy(() -> ConfigFile.read(missing, true))
                .hasMessage(
                        "unable to configure the daemon with file %s: open %s: no such file or"
                                + " directory",
                        missing, missing);
    }

    @Test
    void aKeyInBothSourcesIsRefusedWithBothValues() {
        assertThatThrownBy(
                        () ->
                                fromFile(
                                        "{\"debug\": false, \"labels\": [\"a=1\"], \"mtu\": 9}",
                                        "-D",
                                        "--label=b=2",
                                        "--label=c=3"))
                .hasMessage(
                        "the following directives are specified both as a flag and in the"
                                + " configuration file: debug: (from flag: true, from file: false),"
                                + " labels: (from flag: [b=2 c=3], from file: [a=1])");
    }

    @Test
    void runtimesMayComeFromBoth() throws Exception {
        Settings settings =
                fromFile("{\"runtimes\": {\"a\": {\"path\": \"/a\"}}}", "--add-runtime=b=/b");

        assertThat(settings.live()).containsEntry("runtimes", new String[] {"a=/a", "b=/b"});
    }

    @Test
    void unknownKeysAreNamedTogetherWithTheNearestKnown() {
        assertThatThrownBy(() -> fromFile("{\"debgu\": true, \"data-rot\": 1, \"zzzzzz\": 1}"))
                .hasMessageEndingWith(
                        ": the following directives don't match any configuration option: debgu"
                                + " (did you mean debug?), data-rot (did you mean data-root?),"
                                + " zzzzzz");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"mtu\": \"a\"}|invalid value for \"mtu\": expected a number, found \"a\"",
                "{\"debug\": 1}|invalid value for \"debug\": expected a boolean, found 1",
                "{\"dns\": \"a\"}|invalid value for \"dns\": expected a list of strings, found",
                "{\"runtimes\": []}|invalid value for \"runtimes\": expected an object, found []",
                "{\"runtimes\": {\"a\":{\"runtimeType\":\"x\"}}}|runtimeType is not implemented"
                        + " yet",
                "{\"debug\": true, \"debug\": false}|Duplicate field 'debug'",
                "{\"debug\": true|line 1, column",
                "{} {}|Trailing token",
                "[]|expected a JSON object",
                "{\"authorization-plugins\": [\"a\"]}|\"authorization-plugins\" is not implemented"
                        + " yet",
                "{\"default-address-pools\": [{\"base\":\"10.0.0.0/8\"}]}|expected a list of",
                "{\"default-address-pools\": [{\"base\":\"10.0.0.0/8\",\"size\":4}]}|has a smaller"
                        + " prefix (/8) than the target size of that pool (/4)",
                "{\"config-file\": \"a\"}|don't match any configuration option: config-file",
            })
    void whatTheFileMayNotSayIsRefusedByName(String json, String message) {
        assertThatThrownBy(() -> fromFile(json))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(message);
    }

    @Test
    void aFeatureThatDoesNotExistYetIsRefusedUnlessNothingIsAskedOfIt() {
        assertThatThrownBy(() -> fromFlags("--authorization-plugin=x"))
                .hasMessage("--authorization-plugin is not implemented yet");
        assertThatThrownBy(() -> fromFlags("--network-control-plane-mtu=1400"))
                .hasMessage("--network-control-plane-mtu is not implemented yet");
        assertThat(fromFlags("--network-control-plane-mtu=1500").engine())
                .containsEntry("network-control-plane-mtu", 1500);
    }

    @Test
    void addressPoolsAndNetworkOptionsAreOneWordEachInWhicheverForm() throws Exception {
        Settings flags =
                fromFlags(
                        "--default-address-pool=base=10.0.0.0/8,size=24",
                        "--default-network-opt=bridge=com.docker.network.driver.mtu=1400");
        Settings file =
                fromFile(
                        """
                        {"default-address-pools": [{"base": "10.0.0.0/8", "size": 24}],
                         "default-network-opts": {"bridge": {"com.docker.network.driver.mtu": "1400"}}}
                        """);
        for (Settings settings : List.of(flags, file)) {
            assertThat((String[]) settings.live().get("default-address-pools"))
                    .containsExactly("base=10.0.0.0/8,size=24");
            assertThat((String[]) settings.engine().get("default-network-opts"))
                    .containsExactly("bridge=com.docker.network.driver.mtu=1400");
        }
        assertThatThrownBy(() -> fromFlags("--default-address-pool=base=10.0.0.0/33,size=34"))
                .hasMessageContaining("invalid base prefix \"10.0.0.0/33\"");
        assertThatThrownBy(() -> fromFlags("--bip6=10.0.0.1/24"))
                .hasMessageContaining("invalid bip6: 10.0.0.1/24");
    }
}
