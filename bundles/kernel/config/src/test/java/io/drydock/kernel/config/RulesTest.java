package io.drydock.kernel.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Map;

class RulesTest {

    private static Settings settings(Map<String, String> environment, String... flags) {
        return Settings.of(Flags.parse(List.of(flags)), new ConfigFile(Map.of()), environment);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "-b br0 --bip 10.0.0.1/8|You specified -b & --bip, mutually exclusive options."
                        + " Please specify only one.",
                "--iptables=false --icc=false|You specified --iptables=false with --icc=false."
                        + " ICC=false uses iptables to function."
                        + " Please set --icc or --iptables to true.",
                "--label a=1 --label a=2|conflict labels for a=2 and a=1",
                "--label a|bad attribute format: a",
                "--log-level loud|invalid logging level: loud",
                "--log-format xml|invalid log format: xml",
                "--mtu -1|invalid default MTU: -1",
                "--mtu x|invalid argument \"x\" for --mtu: expected a number",
                "--debug=maybe|invalid argument \"maybe\" for --debug: expected a boolean",
                "--shutdown-timeout -2|invalid value for shutdown-timeout: -2: must be at least -1",
                "--default-runtime x|specified default runtime 'x' does not exist",
                "--add-runtime runc=/x|runtime name 'runc' is reserved",
                "--add-runtime x|invalid argument \"x\" for --add-runtime: expected an object",
                "--storage-driver aufs|[graphdriver] ERROR: the aufs storage-driver has been"
                        + " deprecated and removed; visit"
                        + " https://docs.docker.com/go/storage-driver/ for more information. Choose"
                        + " overlay2, fuse-overlayfs, btrfs, zfs or vfs",
                "--storage-opt size|unable to parse storage-opt key/value: size",
                "--log-driver logentries|logger: no log driver named 'logentries' is registered:"
                        + " it was removed, use syslog with"
                        + " tcp+tls://data.logentries.com:443",
                "--exec-opt native.cgroupdriver=systemd|exec-opt native.cgroupdriver=systemd"
                        + " is not implemented yet",
                "--exec-opt a=b|invalid exec-opt: a=b",
                "--default-ipc-mode host|default IPC mode host is not supported:"
                        + " use private or shareable",
                "--default-cgroupns-mode x|default cgroup namespace mode x is invalid:"
                        + " use host or private",
                "--live-restore=false|live-restore=false is not implemented:"
                        + " containers always outlive the daemon",
                "--default-shm-size 0|default-shm-size must be greater than 0",
                "--default-shm-size x|invalid argument \"x\" for --default-shm-size:"
                        + " expected a size such as 64m",
                "--default-ulimit nofile=2:1|ulimit soft limit must be less than or equal to hard"
                        + " limit: 2 > 1",
                "--default-ulimit x=1|invalid ulimit type: x",
                "--default-ulimit nofile=x|invalid ulimit argument: nofile=x",
                "--bip 10.0.0.1|invalid bip: 10.0.0.1: expected an IPv4 address and prefix such as"
                        + " 172.17.0.1/16",
                "--fixed-cidr 10.0.0.0/33|invalid fixed-cidr: 10.0.0.0/33: expected an IPv4 address"
                        + " and prefix such as 172.17.0.1/16",
                "--dns example.com|dns: example.com is not an IP address",
                "--ip x|ip: x is not an IP address",
                "--default-gateway x|default-gateway: x is not an IP address",
                "--firewall-backend pf|invalid firewall-backend \"pf\": use iptables or nftables",
                "-H foo://|error parsing -H foo:// : invalid bind address (foo://):"
                        + " unsupported proto 'foo'",
            })
    void eachRuleHasItsText(String flags, String message) {
        assertThatThrownBy(() -> settings(Map.of(), flags.split(" ")))
                .isInstanceOf(ConfigException.class)
                .hasMessage(message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--label a=1 --label a=1",
                "--bip 10.0.0.1/8 --fixed-cidr 10.1.0.0/16",
                "--bridge none",
                "--iptables=false",
                "--icc=false",
                "--default-ulimit nofile=1024:-1",
                "--shutdown-timeout -1",
                "--add-runtime kata=/usr/bin/kata --default-runtime kata",
                "--default-runtime crun",
                "--exec-opt native.cgroupdriver=cgroupfs",
                "--log-driver none",
                "--log-driver syslog",
                "--log-opt max-size=1m",
                "--live-restore",
                "--seccomp-profile unconfined",
                "--dns ::1",
            })
    void whatIsAllowedPasses(String flags) {
        assertThatCode(() -> settings(Map.of(), flags.split(" "))).doesNotThrowAnyException();
    }

    @Test
    void aLoneUlimitIsBothLimits() {
        assertThat(settings(Map.of(), "--default-ulimit", "nofile=5").engine())
                .containsEntry("default-ulimits", new String[] {"nofile=5:5"});
    }

    @Test
    void variablesStandInForWhatWasNotGiven() {
        Map<String, String> environment =
                Map.of("DOCKER_DRIVER", "vfs", "DOCKER_MIN_API_VERSION", "1.44");

        assertThat(settings(environment).engine())
                .containsEntry("storage-driver", "vfs")
                .containsEntry("min-api-version", "1.44");
        assertThat(settings(environment, "-s", "overlay2").engine())
                .containsEntry("storage-driver", "overlay2");
    }

    @ParameterizedTest
    @CsvSource({"1.23,is not served", "1.99,is not served", "x,invalid minimum API version: x"})
    void aMinimumApiVersionThatIsNotServedIsRefused(String version, String message) {
        assertThatThrownBy(() -> settings(Map.of("DOCKER_MIN_API_VERSION", version)))
                .hasMessageContaining(message);
    }

    @Test
    void tlsverifyEvenWhenFalseSwitchesTlsOn() {
        assertThat(settings(Map.of()).engine()).containsEntry("tls", false);
        assertThat(settings(Map.of("HOME", "/home/me"), "--tlsverify=false").engine())
                .containsEntry("tls", true)
                .containsEntry("tlsverify", false)
                .containsEntry("tlscacert", "/home/me/.docker/ca.pem");
        assertThat(
                        settings(
                                        Map.of("DOCKER_TLS_VERIFY", "1", "DOCKER_CERT_PATH", "/c"),
                                        "--tlskey=/k")
                                .engine())
                .containsEntry("tls", true)
                .containsEntry("tlsverify", true)
                .containsEntry("tlscert", "/c/cert.pem")
                .containsEntry("tlskey", "/k");
    }
}
