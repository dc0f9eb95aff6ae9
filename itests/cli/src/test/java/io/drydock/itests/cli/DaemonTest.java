package io.drydock.itests.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The daemon's own command line, configuration file and signals. */
@WithEngine
class DaemonTest {

    private static final String PROGRAM =
            Path.of(System.getProperty("drydock.product"), "bin/drydockd").toString();

    @ParameterizedTest
    @Tag("4.10/start-order")
    @Tag("5.5/removed")
    @CsvSource(
            delimiter = '|',
            value = {
                "-b x --bip 10.0.0.1/24 | You specified -b & --bip, mutually exclusive options."
                        + " Please specify only one.",
                "--iptables=false --icc=false | You specified --iptables=false with --icc=false."
                        + " ICC=false uses iptables to function. Please set --icc or --iptables to"
                        + " true.",
                "--label a=1 --label a=2 | conflict labels for a=2 and a=1",
                "--metrics-addr x | --metrics-addr is not implemented yet",
                "--userns-remap a:b:c | Invalid user/group specification in --userns-remap: \"a:b:c\"",
                "--storage-driver aufs | [graphdriver] ERROR: the aufs storage-driver has been"
                        + " deprecated and removed; visit"
                        + " https://docs.docker.com/go/storage-driver/ for more information.",
                "--nonesuch | unknown flag: --nonesuch",
                "--mtu many | invalid argument \"many\" for --mtu: expected a number",
                "-H foo://x | unsupported proto 'foo'",
            })
    void flagsThatCannotBe(String flags, String message) throws IOException {
        try (BareDaemon places = new BareDaemon()) {
            List<String> words = new ArrayList<>(List.of(PROGRAM));
            words.addAll(List.of(flags.split(" ")));
            Result refused = places.start(Map.of(), words).end();
            assertThat(refused.exit()).isEqualTo(1);
            assertThat(refused.stderr()).contains(message);
            assertThat(places.dataRoot()).doesNotExist();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'{\"nonesuch\":1}' | the following directives don't match any configuration"
                        + " option: nonesuch",
                "'{\"debug\":true}' | the following directives are specified both as a flag and in"
                        + " the configuration file: debug: (from flag: true, from file: true)",
                "'{\"icc\":\"no\"}' | invalid value for \"icc\": expected a boolean, found \"no\"",
                "'{\"live-restore\":false}' | live-restore=false is not implemented",
                "'{' | unable to configure the daemon with file",
            })
    void filesThatCannotBe(String text, String message) throws IOException {
        try (BareDaemon places = new BareDaemon()) {
            Path file = Files.writeString(places.root().resolve("daemon.json"), text);
            Result refused = validate(places, "-D", "--config-file", file.toString());
            assertThat(refused.exit()).isEqualTo(1);
            assertThat(refused.stderr()).contains(message);
        }
    }

    private static Result validate(BareDaemon places, String... flags) {
        List<String> words = new ArrayList<>(List.of(PROGRAM, "--validate"));
        words.addAll(List.of(flags));
        return places.start(Map.of(), words).end();
    }

    @Test
    void saysWhetherAFileIsRightAndWhatVersionItIs() throws IOException {
        try (BareDaemon places = new BareDaemon()) {
            for (String text : List.of("", "\uFEFF{\"debug\":true}", "{\"labels\":[\"a=1\"]}")) {
                Path file = Files.writeString(places.root().resolve("daemon.json"), text);
                Result right = validate(places, "--config-file", file.toString());
                assertThat(right.ok() + right.stderr()).as(text).contains("configuration OK");
            }
            assertThat(places.start(Map.of(), List.of(PROGRAM, "--version")).end().ok())
                    .startsWith("Drydock version 0.1.0, build ");
        }
    }

    @Test
    @Tag("4.10/listeners")
    @Tag("4.10/shutdown")
    void leavesTheSocketToItsGroupAndThePidfileToTheFirst() throws IOException {
        try (BareDaemon places = new BareDaemon()) {
            List<String> words = new ArrayList<>(places.words("unix://" + places.socket()));
            words.addAll(List.of("-G", "daemon"));
            Command first = start(places, words);
            assertThat(
                            PosixFilePermissions.toString(
                                    Files.getPosixFilePermissions(places.socket())))
                    .isEqualTo("rw-rw----");
            assertThat(Files.getAttribute(places.socket(), "unix:gid")).isEqualTo(1);

            String pid = Files.readString(places.root().resolve("pid")).strip();
            Result second =
                    places.start(Map.of(), places.words("unix://" + places.root() + "/s2")).end();
            assertThat(second.exit()).isEqualTo(1);
            assertThat(second.stderr())
                    .contains("is not running or delete " + places.root() + "/pid")
                    .contains(pid);

            first.terminate();
            assertThat(places.root().resolve("pid")).doesNotExist();
            assertThat(places.socket()).doesNotExist();
            Files.writeString(places.root().resolve("pid"), "4194303");
            start(places, places.words("unix://" + places.socket()));
        }
    }

    @Test
    @Tag("4.10/signals")
    @Tag("4.10/debug")
    void reloadsAsAWholeOrNotAtAll() throws IOException {
        try (BareDaemon places = new BareDaemon()) {
            Path file = places.root().resolve("daemon.json");
            Files.writeString(file, "{\"labels\":[\"berth=1\"]}");
            List<String> words = new ArrayList<>(places.words("unix://" + places.socket()));
            words.set(words.indexOf("--config-file") + 1, file.toString());
            Command daemon = start(places, words);
            assertThat(labels(places)).isEqualTo("[berth=1] false");

            Files.writeString(file, "{\"labels\":[\"berth=2\"],\"debug\":true}");
            reload(places);
            Await.until("the new labels", () -> labels(places).equals("[berth=2] true"));

            Files.writeString(file, "{\"labels\":[\"berth=3\"],\"debug\":false,\"nonesuch\":1}");
            reload(places);
            Await.until("the refusal", () -> said(daemon).contains("nonesuch"));
            assertThat(labels(places)).isEqualTo("[berth=2] true");

            Files.writeString(file, "{}");
            reload(places);
            Await.until("no labels", () -> labels(places).equals("[] false"));
        }
    }

    private static String said(Command daemon) {
        return daemon.errors() + daemon.soFar();
    }

    private static String labels(BareDaemon places) {
        return docker(places, "info", "--format", "{{.Labels}} {{.Debug}}").ok();
    }

    private static void reload(BareDaemon places) throws IOException {
        String pid = Files.readString(places.root().resolve("pid")).strip();
        places.start(Map.of(), List.of("kill", "-HUP", pid)).end().ok();
    }

    private static Result docker(BareDaemon places, String... arguments) {
        return dockerAt(places, "unix://" + places.socket(), arguments);
    }

    private static Result dockerAt(BareDaemon places, String host, String... arguments) {
        List<String> words = new ArrayList<>(List.of(Engine.DOCKER, "-H", host));
        words.addAll(List.of(arguments));
        return places.start(Map.of("DOCKER_CONFIG", places.root().toString()), words).end();
    }

    private static Command start(BareDaemon places, List<String> words) {
        Command daemon = places.start(Map.of(), words);
        Await.until(
                "the daemon",
                () -> {
                    assertThat(daemon.running()).as(said(daemon)).isTrue();
                    return docker(places, "version").exit() == 0;
                });
        return daemon;
    }

    @Test
    @Tag("4.10/listeners")
    @Tag("1.16/tls")
    void letsInOverTlsWhoHasItsCertificate() throws IOException {
        try (BareDaemon places = new BareDaemon()) {
            String folder = places.root() + "/tls";
            places.start(Map.of(), List.of("sh", "-ec", CERTIFICATES.formatted(folder))).end().ok();
            List<String> words = new ArrayList<>(places.words("unix://" + places.socket()));
            words.addAll(List.of("-H", "tcp://127.0.0.1:2376", "--tlsverify"));
            for (String part : List.of("ca", "cert", "key")) {
                words.addAll(List.of("--tls" + part.replace("ca", "cacert"), file(folder, part)));
            }
            start(places, words);
            String host = "tcp://127.0.0.1:2376";
            List<String> mine =
                    List.of(
                            "--tlscert",
                            folder + "/client.pem",
                            "--tlskey",
                            folder + "/client-key.pem");
            List<String> verified = new ArrayList<>(List.of("--tlsverify", "--tlscacert"));
            verified.add(file(folder, "ca"));
            verified.addAll(mine);
            verified.addAll(List.of("version", "--format", "{{.Server.Os}}"));
            assertThat(dockerAt(places, host, verified.toArray(String[]::new)).ok())
                    .isEqualTo("linux");
            Result nobody =
                    dockerAt(
                            places,
                            host,
                            "--tlsverify",
                            "--tlscacert",
                            file(folder, "ca"),
                            "version");
            assertThat(nobody.exit()).isNotZero();
            Result plain = dockerAt(places, host, "version");
            assertThat(plain.exit()).isNotZero();
        }
    }

    private static String file(String folder, String part) {
        return folder + "/" + part + ".pem";
    }

    private static final String CERTIFICATES =
            """
            mkdir %1$s && cd %1$s
            openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=ca -keyout ca-key.pem -out ca.pem
            make() {
              openssl req -newkey rsa:2048 -nodes -subj /CN=$1 -keyout $3 -out $1.csr
              printf '%%s' "$4" >$1.ext
              openssl x509 -req -in $1.csr -CA ca.pem -CAkey ca-key.pem -CAcreateserial -days 2 \
                -extfile $1.ext -out $2
            }
            make server cert.pem key.pem 'subjectAltName=IP:127.0.0.1'
            make client client.pem client-key.pem 'extendedKeyUsage=clientAuth'
            """;
}
