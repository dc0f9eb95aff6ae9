package io.drydock.itests.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** How registries are reached: certificates of our own, proxies, and an index to search. */
@WithEngine
class RegistryAccessTest {

    private static final String FROM = "Error response from daemon: ";
    private static final String HOST = "192.0.2.78";
    private static final String PLAIN = HOST + ":5000";
    private static final String INSECURE = "\"insecure-registries\": [\"192.0.2.0/24\"]";
    private static final int PROXY = 3128;

    @BeforeAll
    static void address(Engine engine) {
        engine.inside("ip", "addr", "add", HOST + "/32", "dev", "lo").ok();
        // The test's mount namespace has a directory of its own.
        engine.shInside("mkdir -p /etc/docker && mount -t tmpfs tmpfs /etc/docker").ok();
    }

    @Test
    @Tag("4.3/client-certificates")
    void aRegistryIsShownOurCertificateWhateverFormItsKeyHas(Engine engine) throws IOException {
        List<String> keys =
                List.of(
                        "ecparam -name prime256v1 -genkey",
                        "genrsa -traditional 2048",
                        "genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-384");
        Path clients = Files.createDirectory(engine.root().resolve("clients"));
        for (int i = 0; i < keys.size(); i++) {
            engine.sh(
                            ("cd %1$s && openssl %2$s > %3$d.key && openssl req -x509 -key %3$d.key"
                                            + " -days 2 -subj /CN=purser-%3$d -out %3$d.cert && cat %3$d.cert"
                                            + " >> all.crt")
                                    .formatted(clients, keys.get(i), i))
                    .ok();
        }
        String server = HOST + ":5443";
        try (TestRegistry registry =
                TestRegistry.mutual(engine, 5443, HOST, clients.resolve("all.crt"))) {
            String trust = "/etc/docker/certs.d/" + server;
            engine.shInside("mkdir -p %s && cp %s/ca.crt %1$s".formatted(trust, registry.folder()))
                    .ok();
            engine.docker("tag", "busybox", registry.name("box:1")).ok();
            // Who closes right behind its alert may lose it on the way; the next time it comes.
            Pattern unknown =
                    Pattern.compile("remote error: tls: (bad certificate|certificate required)$");
            Await.until(
                    "the registry's reason",
                    () -> unknown.matcher(pushRefused(engine, registry)).find());
            engine.shInside("cp %s/0.cert %s/client.cert".formatted(clients, trust)).ok();
            assertThat(pushRefused(engine, registry))
                    .contains("missing key client.key for client certificate client.cert");
            for (int i = 0; i < keys.size(); i++) {
                engine.shInside(
                                "cp %1$s/%2$d.cert %3$s/client.cert && cp %1$s/%2$d.key %3$s/client.key"
                                        .formatted(clients, i, trust))
                        .ok();
                engine.docker("push", registry.name("box:1")).ok();
                engine.docker("pull", registry.name("box:1")).ok();
            }
        }
    }

    private static String pushRefused(Engine engine, TestRegistry registry) {
        return engine.docker("push", registry.name("box:1")).refusal();
    }

    @Test
    @Tag("4.3/proxies")
    void theEnvironmentsProxyIsUsedButForWhatIsReachedDirectly(Engine engine) throws IOException {
        try (TestRegistry registry = TestRegistry.at(engine, PLAIN);
                Through proxy = new Through(engine, "")) {
            engine.restart("{" + INSECURE + "}", "HTTP_PROXY=http://127.0.0.1:" + PROXY);
            assertThat(seen(engine, registry, proxy)).contains("GET http://" + PLAIN + "/v2/");
            engine.restart(
                    "{" + INSECURE + "}",
                    "http_proxy=http://127.0.0.1:" + PROXY,
                    "NO_PROXY=example.com,192.0.2.0/24");
            assertThat(seen(engine, registry, proxy)).isEmpty();
            // The key of daemon.json goes before the environment.
            engine.restart(
                    "{\"proxies\": {\"no-proxy\": \"example.com\"}, " + INSECURE + "}",
                    "HTTP_PROXY=127.0.0.1:" + PROXY,
                    "NO_PROXY=" + HOST);
            assertThat(seen(engine, registry, proxy)).contains("GET http://" + PLAIN + "/v2/");
        }
        engine.restart("{}");
    }

    @Test
    @Tag("4.3/proxies")
    void daemonJsonNamesProxiesThatMayWantAUser(Engine engine) throws IOException {
        try (TestRegistry plain = TestRegistry.at(engine, PLAIN);
                TestRegistry secret = TestRegistry.secret(engine, 5444, HOST);
                Through proxy = new Through(engine, "purser:doubloons")) {
            String trust = "/etc/docker/certs.d/" + HOST + ":5444";
            engine.shInside("mkdir -p %s && cp %s/ca.crt %1$s".formatted(trust, secret.folder()))
                    .ok();
            String address = "http://purser:doubloons@127.0.0.1:" + PROXY;
            engine.restart(
                    "{\"proxies\": {\"http-proxy\": \"%1$s\", \"https-proxy\": \"%1$s\"}, %2$s}"
                            .formatted(address, INSECURE.replace("192.0.2.0/24", PLAIN)));
            assertThat(seen(engine, plain, proxy)).contains("GET http://" + PLAIN + "/v2/");
            engine.sh(
                            "echo %s | docker login -u %s --password-stdin %s:5444"
                                    .formatted(TestRegistry.PASSWORD, TestRegistry.USER, HOST))
                    .ok();
            assertThat(seen(engine, secret, proxy)).contains("CONNECT " + HOST + ":5444");
        }
        engine.restart("{}");
    }

    /** Pushes and pulls; tells what the proxy has been asked for meanwhile. */
    private static List<String> seen(Engine engine, TestRegistry registry, Through proxy) {
        int before = proxy.lines().size();
        engine.docker("tag", "busybox", registry.name("box:1")).ok();
        engine.docker("push", registry.name("box:1")).ok();
        engine.docker("rmi", registry.name("box:1")).ok();
        engine.docker("pull", registry.name("box:1")).ok();
        List<String> all = proxy.lines();
        return all.subList(before, all.size());
    }

    @Test
    @Tag("1.6/search-found")
    void anIndexIsAskedAndItsAnswerSifted(Engine engine) throws IOException {
        Path index = Files.createDirectories(engine.root().resolve("index/v1"));
        Files.writeString(
                index.resolve("search"),
                """
                {"num_results": 4, "query": "box", "results": [
                  {"name": "box", "description": "The box", "star_count": 9, "is_official": true,
                   "is_automated": false},
                  {"name": "crew/box", "description": "", "star_count": 5, "is_automated": true},
                  {"name": "crew/chest", "star_count": 1, "is_official": false},
                  {"name": "crew/case", "star_count": 0}]}
                """);
        Command server =
                engine.insideStarted(
                        "busybox", "httpd", "-f", "-p", "127.0.0.1:5020", "-h", index + "/..");
        try (Faults front = new Faults(engine, 5021, 5020)) {
            front.now("pass");
            String all = "box 9 [OK]\ncrew/box 5\ncrew/chest 1\ncrew/case 0";
            Await.until("the index", () -> search(engine, front, "--limit 7").equals(all));
            assertThat(front.requests()).last().isEqualTo("GET /v1/search?q=box&n=7");
            assertThat(search(engine, front, "")).isEqualTo(all);
            assertThat(front.requests()).last().isEqualTo("GET /v1/search?q=box&n=25");
            assertThat(search(engine, front, "-f stars=2")).isEqualTo("box 9 [OK]\ncrew/box 5");
            assertThat(search(engine, front, "-f is-official=true")).isEqualTo("box 9 [OK]");
            assertThat(search(engine, front, "-f is-official=false -f stars=1"))
                    .isEqualTo("crew/box 5\ncrew/chest 1");
            assertThat(search(engine, front, "-f is-automated=true")).isEqualTo("crew/box 5");
            assertThat(engine.docker("search", "-f", "deck=1", front.name("box")).refusal())
                    .isEqualTo(FROM + "invalid filter 'deck'");
        } finally {
            server.terminate();
        }
    }

    private static String search(Engine engine, Faults index, String flags) {
        return engine.sh(
                        "docker search %s --format '{{.Name}} {{.StarCount}} {{.IsOfficial}}' %s"
                                .formatted(flags, index.name("box")))
                .stdout()
                .lines()
                .map(String::strip)
                .reduce((one, next) -> one + "\n" + next)
                .orElse("");
    }

    /** A {@link ForwardProxy} on the engine's loopback. */
    private static final class Through implements AutoCloseable {

        private final Command program;

        Through(Engine engine, String user) {
            program =
                    engine.insideStarted(
                            System.getProperty("java.home") + "/bin/java",
                            "-XX:TieredStopAtLevel=1",
                            "-cp",
                            System.getProperty("java.class.path").split(":")[0],
                            ForwardProxy.class.getName(),
                            Integer.toString(PROXY),
                            user);
            Await.until("the proxy", () -> program.soFar().startsWith("listening"));
        }

        /** What it was asked for and has done. */
        List<String> lines() {
            return program.soFar()
                    .lines()
                    .filter(line -> line.startsWith("GET") || line.startsWith("CONNECT"))
                    .toList();
        }

        @Override
        public void close() {
            program.terminate();
        }
    }
}
