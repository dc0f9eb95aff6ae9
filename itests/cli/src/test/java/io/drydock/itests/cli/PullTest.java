package io.drydock.itests.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Pulls; the texts and their order are those that a dockerd 20.10 gave for the same registry. */
@WithEngine
class PullTest {

    private static final String FROM = "Error response from daemon: ";

    private static TestRegistry registry;
    private static String digest;

    @BeforeAll
    static void fill(Engine engine) {
        registry = TestRegistry.open(engine, 5000);
        push(engine, "busybox", "crew/box:1");
        digest =
                engine.inspect(registry.name("crew/box:1"), "{{index .RepoDigests 0}}")
                        .split("@")[1];
        engine.docker("rmi", registry.name("crew/box:1")).ok();
        engine.sh(
                        "docker run --name layer busybox sh -c 'echo one > /one' && docker commit layer two &&"
                                + " docker rm layer && docker run --name layer two sh -c 'echo two > /two' &&"
                                + " docker commit -c 'LABEL deck=2' layer three && docker rm layer")
                .ok();
        push(engine, "three", "crew/layers:1");
        for (String name :
                new String[] {registry.name("crew/layers:1"), "three", "two", "busybox"}) {
            engine.docker("rmi", name).ok();
        }
    }

    @AfterAll
    static void close() {
        registry.close();
    }

    private static void push(Engine engine, String image, String name) {
        engine.docker("tag", image, registry.name(name)).ok();
        engine.docker("push", registry.name(name)).ok();
    }

    private static String query(String repository, String tag) {
        return "/images/create?fromImage=" + registry.name(repository) + "&tag=" + tag;
    }

    @Test
    @Tag("1.16/pull-status")
    @Tag("1.6/create-pull")
    @Tag("4.3/distribution")
    void theStreamIsDockerds(Engine engine) {
        engine.sh("docker images -q | sort -u | xargs docker rmi -f");
        List<String> lines = TransferStream.of(engine, query("crew/box", "1"));
        String id = lines.get(1).replaceAll(".*\"id\":\"(.*)\".*", "$1");
        assertThat(lines)
                .containsExactly(
                        "{\"status\":\"Pulling from crew/box\",\"id\":\"1\"}",
                        step("Pulling fs layer", id),
                        step("Downloading", id),
                        step("Verifying Checksum", id),
                        step("Download complete", id),
                        step("Extracting", id),
                        step("Pull complete", id),
                        "{\"status\":\"Digest: " + digest + "\"}",
                        "{\"status\":\"Status: Downloaded newer image for "
                                + registry.name("crew/box:1")
                                + "\"}",
                        "200");
        assertThat(TransferStream.of(engine, query("crew/box", "1")))
                .containsExactly(
                        "{\"status\":\"Pulling from crew/box\",\"id\":\"1\"}",
                        "{\"status\":\"Digest: " + digest + "\"}",
                        "{\"status\":\"Status: Image is up to date for "
                                + registry.name("crew/box:1")
                                + "\"}",
                        "200");
    }

    private static String step(String status, String id) {
        return "{\"status\":\"%s\",\"progressDetail\":{},\"id\":\"%s\"}".formatted(status, id);
    }

    @Test
    @Tag("1.6/create-refused")
    @Tag("4.3/references")
    void whatIsRefusedIsRefusedBeforeTheFirstByte(Engine engine) {
        assertThat(TransferStream.of(engine, query("crew/box", "9")))
                .containsExactly(
                        "{\"message\":\"manifest for "
                                + registry.name("crew/box:9")
                                + " not found: manifest unknown: manifest unknown\"}",
                        "404");
        assertThat(TransferStream.of(engine, query("crew/none", "")))
                .containsExactly(
                        "{\"message\":\"repository "
                                + registry.name("crew/none")
                                + " not found: name unknown: repository name not known to"
                                + " registry\"}",
                        "404");
        assertThat(TransferStream.of(engine, "/images/create?fromImage=scratch"))
                .containsExactly("{\"message\":\"'scratch' is a reserved name\"}", "403");
        assertThat(TransferStream.of(engine, "/images/create?fromImage=127.0.0.1:5009/a&tag=1"))
                .containsExactly(
                        "{\"message\":\"Get \\\"http://127.0.0.1:5009/v2/\\\": dial tcp"
                                + " 127.0.0.1:5009: connect: connection refused\"}",
                        "500");
        assertThat(TransferStream.of(engine, query("crew/box", "1") + "&platform=a/b/c/d"))
                .containsExactly(
                        "{\"message\":\"\\\"a/b/c/d\\\": cannot parse platform specifier: invalid"
                                + " argument\"}",
                        "400");
    }

    @Test
    void runPullsWhatIsMissing(Engine engine) {
        engine.sh("docker rmi -f " + registry.name("crew/layers:1"));
        Result run =
                engine.docker("run", "--rm", registry.name("crew/layers:1"), "cat", "/one", "/two");
        assertThat(run.ok()).isEqualTo("one\ntwo");
        assertThat(run.stderr()).contains("Unable to find image", "Pull complete");
    }

    @Test
    @Tag("4.3/references")
    void byDigestOnlyTheDigestIsAName(Engine engine) {
        engine.sh("docker rmi -f " + registry.name("crew/box:1"));
        String name = registry.name("crew/box@" + digest);
        assertThat(engine.docker("pull", "-q", name).ok()).isEqualTo(name);
        assertThat(engine.inspect(name, "{{.RepoTags}} {{.RepoDigests}}"))
                .isEqualTo("[] [" + name + "]");
        assertThat(
                        engine.sh(
                                        "docker images --digests --format '{{.Repository}} {{.Tag}} {{.Digest}}'")
                                .ok())
                .contains(registry.name("crew/box") + " <none> " + digest);
        engine.docker("rmi", name).ok();
        assertThat(
                        engine.docker("pull", registry.name("crew/box@sha256:" + "0".repeat(64)))
                                .refusal())
                .contains("not found: manifest unknown: manifest unknown");
    }

    @Test
    @Tag("1.6/create-all")
    void allTagsOfARepository(Engine engine) {
        String manifest = registry.get("/v2/crew/box/manifests/1");
        registry.put(
                "crew/box", "2", "application/vnd.docker.distribution.manifest.v2+json", manifest);
        engine.docker("pull", "-a", "-q", registry.name("crew/box")).ok();
        assertThat(
                        engine.sh("docker images --format '{{.Tag}}' " + registry.name("crew/box"))
                                .ok()
                                .lines())
                .contains("1", "2");
        engine.docker("rmi", registry.name("crew/box:2")).ok();
    }

    @Test
    @Tag("1.6/create-platform")
    @Tag("4.3/distribution")
    void anIndexGivesTheImageOfThePlatformAndNoAttestation(Engine engine) {
        String manifest = registry.get("/v2/crew/box/manifests/1");
        String entry =
                "{\"mediaType\":\"application/vnd.docker.distribution.manifest.v2+json\",\"digest\":\"%s\""
                        + ",\"size\":%d,\"platform\":{\"os\":\"%s\",\"architecture\":\"%s\"}%s}";
        String attested =
                ",\"annotations\":{\"vnd.docker.reference.type\":\"attestation-manifest\"}";
        String index =
                "{\"schemaVersion\":2,\"mediaType\":\"application/vnd.oci.image.index.v1+json\",\"manifests\":["
                        + entry.formatted(digest, manifest.length(), "unknown", "unknown", attested)
                        + ","
                        + entry.formatted(digest, manifest.length(), "linux", "amd64", "")
                        + "]}";
        registry.put("crew/box", "many", "application/vnd.oci.image.index.v1+json", index);

        engine.docker("pull", registry.name("crew/box:many")).ok();
        assertThat(engine.inspect(registry.name("crew/box:many"), "{{.Architecture}}"))
                .isEqualTo("amd64");
        assertThat(
                        engine.docker(
                                        "pull",
                                        "--platform",
                                        "linux/s390x",
                                        registry.name("crew/box:many"))
                                .refusal())
                .isEqualTo(
                        FROM + "no matching manifest for linux/s390x in the manifest list entries");
        assertThat(engine.sh("docker manifest inspect --insecure x 2>&1 | head -1").stdout())
                .isNotNull();
        engine.docker("rmi", registry.name("crew/box:many")).ok();
    }

    @Test
    @Tag("4.7/image-pull")
    void eventsAreDockerds(Engine engine) {
        engine.sh("docker rmi -f " + registry.name("crew/layers:1"));
        Command events =
                engine.dockerStarted(
                        "events",
                        "--filter",
                        "event=pull",
                        "--format",
                        "{{.Actor.ID}} {{.Actor.Attributes.name}} {{.Actor.Attributes.deck}}");
        Await.until(
                "the event",
                () -> {
                    engine.docker("pull", registry.name("crew/layers:1")).ok();
                    return !events.soFar().isEmpty();
                });
        assertThat(events.soFar().lines().findFirst().orElse(""))
                .isEqualTo(
                        registry.name("crew/layers:1") + " " + registry.name("crew/layers") + " 2");
        events.kill();
    }

    @Test
    @Tag("4.3/mirrors")
    void mirrorsAndInsecureRegistriesCountAtAReload(Engine engine) throws IOException {
        registry.put(
                "library/mirrored",
                "1",
                "application/vnd.docker.distribution.manifest.v2+json",
                mirrored());
        engine.reload(
                "{\"registry-mirrors\": [\"http://127.0.0.1:5000\"], \"insecure-registries\":"
                        + " [\"10.9.0.0/16\", \"reef.example:5000\"]}");
        String shown = "{{.RegistryConfig.Mirrors}} {{.RegistryConfig.InsecureRegistryCIDRs}}";
        Await.until(
                "the reload",
                () -> engine.docker("info", "-f", shown).stdout().contains("127.0.0.1:5000"));
        assertThat(engine.docker("info", "-f", shown).ok())
                .startsWith("[http://127.0.0.1:5000/] [")
                .contains("10.9.0.0/16", "127.0.0.0/8", "::1/128");
        assertThat(engine.docker("pull", "-q", "mirrored:1").ok())
                .isEqualTo("docker.io/library/mirrored:1");
        assertThat(engine.inspect("mirrored:1", "{{.RepoTags}}")).contains("mirrored:1");
        engine.reload("{}");
        Await.until(
                "the next reload",
                () -> engine.docker("info", "-f", shown).stdout().startsWith("[] "));
        engine.docker("rmi", "mirrored:1").ok();
    }

    /** The manifest of another repository, whose blobs a registry keeps for all. */
    private static String mirrored() {
        String manifest = registry.get("/v2/crew/box/manifests/1");
        for (String blob : blobs(manifest)) {
            registry.mount("library/mirrored", blob, "crew/box");
        }
        return manifest;
    }

    private static List<String> blobs(String manifest) {
        return Pattern.compile("sha256:[0-9a-f]{64}")
                .matcher(manifest)
                .results()
                .map(MatchResult::group)
                .toList();
    }
}
