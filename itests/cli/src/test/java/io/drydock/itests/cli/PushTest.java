package io.drydock.itests.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.util.List;

/** Pushes, login and looking at what a registry has; texts as a dockerd 20.10 gave them. */
@WithEngine
class PushTest {

    private static final String FROM = "Error response from daemon: ";

    private static TestRegistry open;
    private static TestRegistry guarded;

    @BeforeAll
    static void start(Engine engine) {
        open = TestRegistry.open(engine, 5000);
        guarded = TestRegistry.guarded(engine, 5001);
    }

    @AfterAll
    static void close() {
        open.close();
        guarded.close();
    }

    private static String push(TestRegistry registry, String repository, String tag) {
        return "/images/" + registry.name(repository) + "/push?tag=" + tag;
    }

    @Test
    @Tag("1.6/push")
    void theStreamIsDockerds(Engine engine) {
        engine.sh(
                        "cd %s && echo new > fresh && tar -c fresh | docker import - %s"
                                .formatted(engine.root(), open.name("stream:1")))
                .ok();
        List<String> lines =
                TransferStream.of(engine, push(open, "stream", "1"), "X-Registry-Auth: e30=");
        String id = lines.get(1).replaceAll(".*\"id\":\"(.*)\".*", "$1");
        String digest = lines.get(4).replaceAll(".*(sha256:[0-9a-f]{64}).*", "$1");
        String size = lines.get(4).replaceAll(".* size: (\\d+)\"}", "$1");
        assertThat(lines)
                .containsExactly(
                        "{\"status\":\"The push refers to repository ["
                                + open.name("stream")
                                + "]\"}",
                        step("Preparing", id),
                        step("Pushing", id),
                        step("Pushed", id),
                        "{\"status\":\"1: digest: " + digest + " size: " + size + "\"}",
                        "{\"progressDetail\":{},\"aux\":{\"Tag\":\"1\",\"Digest\":\"%s\",\"Size\":%s}}"
                                .formatted(digest, size),
                        "200");
        assertThat(engine.inspect(open.name("stream:1"), "{{.RepoDigests}}"))
                .contains(open.name("stream@" + digest));
        assertThat(
                        TransferStream.of(
                                        engine, push(open, "stream", "1"), "X-Registry-Auth: e30=")
                                .get(2))
                .isEqualTo(step("Layer already exists", id));
        engine.docker("tag", open.name("stream:1"), open.name("elsewhere:1")).ok();
        assertThat(
                        TransferStream.of(
                                        engine,
                                        push(open, "elsewhere", "1"),
                                        "X-Registry-Auth: e30=")
                                .get(2))
                .isEqualTo(step("Mounted from stream", id));
    }

    private static String step(String status, String id) {
        return "{\"status\":\"%s\",\"progressDetail\":{},\"id\":\"%s\"}".formatted(status, id);
    }

    @Test
    @Tag("1.6/push-refused")
    void whatIsNotThereCannotBePushed(Engine engine) {
        engine.docker("tag", "busybox", open.name("there:1")).ok();
        assertThat(engine.docker("push", open.name("there:2")).refusal())
                .isEqualTo("tag does not exist: " + open.name("there:2"));
        assertThat(engine.docker("push", open.name("nowhere:1")).refusal())
                .isEqualTo("An image does not exist locally with the tag: " + open.name("nowhere"));
    }

    @Test
    @Tag("4.7/image-push")
    @Tag("1.6/push-all")
    void allTagsArePushedAndAnEventTellsIt(Engine engine) {
        String since = engine.docker("info", "--format", "{{.SystemTime}}").ok();
        engine.docker("tag", "busybox", open.name("all:a")).ok();
        engine.docker("tag", "busybox", open.name("all:b")).ok();
        engine.docker("push", "-a", open.name("all")).ok();
        assertThat(open.get("/v2/all/tags/list")).contains("\"a\"", "\"b\"");
        String events =
                "docker events --since %s --until $(date +%%s.%%N) --filter event=push --format '{{.Actor.ID}}'";
        Await.until(
                "the event",
                () ->
                        engine.sh(events.formatted(since))
                                .ok()
                                .lines()
                                .toList()
                                .equals(List.of(open.name("all"))));
    }

    @Test
    @Tag("4.3/as-it-came")
    void anImageGoesOutAsItCame(Engine engine) {
        engine.docker("tag", "busybox", open.name("round:1")).ok();
        engine.docker("push", open.name("round:1")).ok();
        String came = open.get("/v2/round/manifests/1");
        engine.docker("rmi", open.name("round:1")).ok();
        engine.docker("pull", open.name("round:1")).ok();
        engine.docker("tag", open.name("round:1"), open.name("trip:1")).ok();
        engine.docker("push", open.name("trip:1")).ok();
        assertThat(open.get("/v2/trip/manifests/1")).isEqualTo(came);
    }

    @Test
    @Tag("1.6/push-auth")
    @Tag("4.3/distribution")
    void aGuardedRegistryWantsALogin(Engine engine) {
        String server = guarded.name("").replace("/", "");
        engine.docker("tag", "busybox", guarded.name("safe:1")).ok();
        assertThat(engine.docker("push", guarded.name("safe:1")).refusal())
                .isEqualTo("no basic auth credentials");
        assertThat(login(engine, server, "wrong").refusal())
                .isEqualTo(
                        FROM
                                + "login attempt to http://"
                                + server
                                + "/v2/ failed with status: 401 Unauthorized");
        assertThat(login(engine, server, TestRegistry.PASSWORD).ok()).endsWith("Login Succeeded");
        engine.docker("push", guarded.name("safe:1")).ok();
        engine.docker("rmi", guarded.name("safe:1")).ok();
        engine.docker("pull", guarded.name("safe:1")).ok();
        engine.docker("logout", server).ok();
        engine.docker("rmi", guarded.name("safe:1")).ok();
        assertThat(engine.docker("pull", guarded.name("safe:1")).refusal())
                .isEqualTo(
                        FROM
                                + "Head \"http://"
                                + server
                                + "/v2/safe/manifests/1\": no basic auth credentials");
        assertThat(
                        TransferStream.of(
                                engine,
                                "/images/create?fromImage=" + guarded.name("safe") + "&tag=1",
                                // purser with a wrong password
                                "X-Registry-Auth: eyJ1c2VybmFtZSI6InB1cnNlciIsInBhc3N3b3JkIjoieCJ9"))
                .containsExactly("{\"message\":\"unauthorized: authentication required\"}", "500");
    }

    private static Result login(Engine engine, String server, String password) {
        return engine.sh(
                "echo %s | docker login -u %s --password-stdin %s"
                        .formatted(password, TestRegistry.USER, server));
    }

    @Test
    void aCertificateOfOnesOwnIsTrustedWhenItLiesWhereDockerLooks(Engine engine) {
        engine.inside("ip", "addr", "add", "192.0.2.77/32", "dev", "lo").ok();
        try (TestRegistry secret = TestRegistry.secret(engine, 5443, "192.0.2.77")) {
            String server = "192.0.2.77:5443";
            assertThat(login(engine, server, TestRegistry.PASSWORD).refusal())
                    .isEqualTo(
                            FROM
                                    + "Get \"https://"
                                    + server
                                    + "/v2/\": x509: certificate"
                                    + " signed by unknown authority");
            // The test's mount namespace has a directory of its own.
            engine.inside("sh", "-c", "mkdir -p /etc/drydock && mount -t tmpfs tmpfs /etc/drydock")
                    .ok();
            engine.inside(
                            "sh",
                            "-c",
                            "mkdir -p /etc/drydock/certs.d/%s && cp %s/ca.crt /etc/drydock/certs.d/%s/"
                                    .formatted(server, secret.folder(), server))
                    .ok();
            assertThat(login(engine, server, TestRegistry.PASSWORD).ok())
                    .endsWith("Login Succeeded");
            engine.docker("tag", "busybox", server + "/safe:1").ok();
            engine.docker("push", server + "/safe:1").ok();
            engine.docker("rmi", server + "/safe:1").ok();
            engine.docker("pull", server + "/safe:1").ok();
        }
    }

    @Test
    @Tag("1.14/distribution")
    void distributionTellsWhatARegistryHas(Engine engine) {
        engine.docker("tag", "busybox", open.name("look:1")).ok();
        engine.docker("push", open.name("look:1")).ok();
        String digest =
                engine.sh("docker inspect -f '{{join .RepoDigests \"\\n\"}}' busybox | grep look")
                        .ok()
                        .split("@")[1];
        assertThat(get(engine, "/distribution/" + open.name("look:1") + "/json"))
                .startsWith(
                        "{\"Descriptor\":{\"mediaType\":\"application/vnd.docker.distribution.manifest.v2+json\",\"digest\":\""
                                + digest)
                .endsWith("\"Platforms\":[{\"architecture\":\"amd64\",\"os\":\"linux\"}]}");
        assertThat(get(engine, "/distribution/" + open.name("look:9") + "/json"))
                .isEqualTo("{\"message\":\"manifest unknown: manifest unknown\"}");
        assertThat(get(engine, "/distribution/" + "a".repeat(64) + "/json"))
                .isEqualTo("{\"message\":\"no manifest found for full image ID\"}");
    }

    @Test
    @Tag("1.6/search")
    void searchChecksItsArgumentsAndTellsOfRegistriesWithoutOne(Engine engine) {
        assertThat(engine.docker("search", open.name("x")).refusal())
                .isEqualTo(FROM + "Unexpected status code 404");
        assertThat(get(engine, "/images/search?term=x&limit=200"))
                .isEqualTo("{\"message\":\"limit 200 is outside the range of [1, 100]\"}");
        assertThat(get(engine, "/images/search?term=x&limit=y"))
                .isEqualTo("{\"message\":\"invalid limit specified\"}");
    }

    private static String get(Engine engine, String path) {
        return engine.sh(
                        "curl -s --unix-socket "
                                + engine.socket()
                                + " 'http://d/v1.43"
                                + path
                                + "'")
                .ok();
    }
}
