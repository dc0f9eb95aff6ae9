package io.drydock.itests.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.io.IOException;

/** Images for several platforms, and what is attested about them. */
@WithEngine
class AttestationTest {

    private static String json(Engine engine, String version, String path) {
        HttpAnswer answer = new Api(engine, version).ask("GET", path);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.body().strip();
    }

    @Test
    @Tag("1.6/list-manifests")
    @Tag("1.6/inspect-manifests")
    void anIndexIsListedWithWhatIsHereAndWhatIsNot(Engine engine) {
        AttestedLayout layout = AttestedLayout.of(engine, "listed");
        String archive = layout.archive("docker.io/library/listed:1").toString();
        assertThat(engine.docker("load", "--platform", "linux/amd64", "-i", archive).ok())
                .isEqualTo("Loaded image: listed:1");
        String container = engine.docker("create", "--name", "user", "listed:1").ok();

        String inspect = json(engine, "1.48", "/images/listed:1/json?manifests=1");
        assertThat(inspect)
                .contains(
                        "\"Descriptor\":{\"mediaType\":\"application/vnd.oci.image.index.v1+json\"")
                .contains("\"digest\":\"" + layout.indexDigest() + "\"")
                .contains("\"Containers\":[\"" + container + "\"]")
                .contains("\"AttestationData\":{\"For\":\"" + layout.digest(0) + "\"}")
                .contains("\"AttestationData\":{\"For\":\"" + layout.digest(2) + "\"}");
        String[] manifests = inspect.split("\"ID\":\"");
        assertThat(manifests).hasSize(5);
        assertThat(manifests[1])
                .startsWith(layout.digest(0))
                .contains("\"Available\":true", "\"Kind\":\"image\"", "\"architecture\":\"amd64\"");
        assertThat(manifests[2])
                .startsWith(layout.digest(1))
                .contains("\"Available\":true", "\"Kind\":\"attestation\"");
        assertThat(manifests[3])
                .startsWith(layout.digest(2))
                .contains("\"Available\":false", "\"Kind\":\"image\"", "\"Unpacked\":0");
        assertThat(manifests[4])
                .startsWith(layout.digest(3))
                .contains("\"Available\":false", "\"Kind\":\"attestation\"");

        assertThat(json(engine, "1.48", "/images/listed:1/json")).doesNotContain("Manifests");
        assertThat(json(engine, "1.47", "/images/listed:1/json?manifests=1"))
                .doesNotContain("Manifests", "Descriptor");
        String list = "/images/json?manifests=1&filters=%7B%22reference%22:%5B%22listed%22%5D%7D";
        assertThat(json(engine, "1.47", list))
                .contains("\"Manifests\":[{\"ID\":\"" + layout.digest(0))
                .doesNotContain("\"Descriptor\":{\"mediaType\":\"application/vnd.oci.image.index");
        assertThat(json(engine, "1.46", list)).doesNotContain("Manifests");
        engine.sh("docker rm user && docker rmi listed:1").ok();
    }

    @Test
    @Tag("1.6/attestations")
    void statementsAreToldByTypeAndWordForWord(Engine engine) {
        AttestedLayout layout = AttestedLayout.of(engine, "stated");
        String archive = layout.archive("docker.io/library/stated:1").toString();
        engine.docker("load", "--platform", "linux/amd64", "-i", archive).ok();
        String path = "/images/stated:1/attestations";
        assertThat(json(engine, "", path))
                .contains("\"PredicateType\":\"" + AttestedLayout.PROVENANCE + "\"")
                .contains("\"PredicateType\":\"" + AttestedLayout.BOM + "\"")
                .contains("\"mediaType\":\"application/vnd.in-toto+json\"")
                .doesNotContain("\"Statement\"");
        assertThat(json(engine, "", path + "?statement=1&type=" + AttestedLayout.BOM))
                .contains(
                        "\"Statement\":{\"predicateType\":\"%s\",\"about\":\"amd64 stated\"}"
                                .formatted(AttestedLayout.BOM))
                .doesNotContain(AttestedLayout.PROVENANCE);
        String arm = "?platform=%7B%22os%22:%22linux%22,%22architecture%22:%22arm64%22%7D";
        assertThat(new Api(engine).ask("GET", path + arm).line())
                .isEqualTo(
                        HttpAnswer.error(
                                404,
                                "image with reference stated:1 was found but does not match the"
                                        + " specified platform: wanted linux/arm64, actual:"
                                        + " linux/amd64"));
        assertThat(new Api(engine).ask("GET", path + "?platform=%7B%7D").line())
                .isEqualTo(HttpAnswer.error(400, "both OS and Architecture must be provided"));
        engine.docker("rmi", "stated:1").ok();
    }

    @Test
    @Tag("1.6/load-platform")
    @Tag("1.6/save-platform")
    @Tag("1.6/inspect-platform")
    @Tag("1.6/delete-platform")
    void thePlatformThatIsAskedForIsLoadedShownAndSaved(Engine engine) {
        String archive =
                AttestedLayout.of(engine, "asked").archive("docker.io/library/asked:1").toString();
        String arm = "linux/arm64";
        engine.docker("load", "--platform", arm, "-i", archive).ok();
        assertThat(engine.inspect("asked:1", "{{.Architecture}}")).isEqualTo("arm64");
        engine.docker("load", "-i", archive).ok();
        assertThat(engine.inspect("asked:1", "{{.Architecture}}")).isEqualTo("amd64");

        String shown = "{{.Architecture}}";
        String[] inspect = {"image", "inspect", "--platform", arm, "-f", shown, "asked:1"};
        assertThat(engine.docker(inspect).ok()).isEqualTo("arm64");
        assertThat(engine.docker("history", "--platform", arm, "asked:1").ok())
                .contains("for arm64");
        assertThat(engine.docker("history", "asked:1").ok()).contains("for amd64");
        assertThat(engine.docker("image", "ls", "--tree", "asked").ok())
                .contains("linux/amd64", "linux/arm64");

        String saved = engine.root().resolve("arm.tar").toString();
        engine.docker("save", "--platform", arm, "-o", saved, "asked:1").ok();
        assertThat(engine.docker("save", "--platform", "linux/s390x", "asked:1").refusal())
                .contains("does not match the specified platform: wanted linux/s390x");
        assertThat(engine.docker("load", "--platform", "linux/amd64", "-i", saved).refusal())
                .contains("no image for platform linux/amd64 in the archive");
        String other = "%7B%22os%22:%22linux%22,%22architecture%22:%22arm64%22%7D";
        HttpAnswer gone = new Api(engine).ask("DELETE", "/images/asked:1?platforms=" + other);
        assertThat(gone.body()).startsWith("[{\"Deleted\":");
        assertThat(engine.docker(inspect).refusal()).contains("does not match");
        engine.docker("rmi", "asked:1").ok();
        engine.docker("load", "-i", saved).ok();
        assertThat(engine.inspect("asked:1", "{{.Architecture}}")).isEqualTo("arm64");
        engine.docker("rmi", "asked:1").ok();
    }

    @Test
    @Tag("1.6/list-manifests")
    @Tag("1.6/attestations")
    void aPullBringsTheIndexAndWhatIsAttested(Engine engine) throws IOException {
        AttestedLayout layout = AttestedLayout.of(engine, "pulled");
        try (TestRegistry registry = TestRegistry.open(engine, 5000)) {
            layout.push(registry, "crew/pulled", "1");
            String name = registry.name("crew/pulled:1");
            engine.docker("pull", "-q", name).ok();
            engine.kill9();
            engine.start();
            String path = "/images/" + name;
            assertThat(json(engine, "", path + "/attestations?statement=1"))
                    .contains("\"about\":\"amd64 pulled\"")
                    .doesNotContain("arm64");
            String inspect = json(engine, "", path + "/json?manifests=1");
            assertThat(inspect)
                    .contains("\"digest\":\"" + layout.indexDigest() + "\"")
                    .contains(
                            "\"Identity\":{\"Pull\":[{\"Repository\":\"127.0.0.1:5000/crew/pulled\"}]}");
            String[] manifests = inspect.split("\"ID\":\"");
            assertThat(manifests).hasSize(5);
            assertThat(manifests[1]).contains("\"Available\":true");
            assertThat(manifests[2]).contains("\"Available\":true", "\"Kind\":\"attestation\"");
            assertThat(manifests[3]).contains("\"Available\":false");
            engine.docker("rmi", name).ok();
            assertThat(new Api(engine).ask("GET", path + "/attestations").status()).isEqualTo(404);
        }
    }

    @Test
    @Tag("1.6/push-platform")
    void thePlatformThatIsAskedForIsPushed(Engine engine) {
        String archive =
                AttestedLayout.of(engine, "sent").archive("docker.io/library/sent:1").toString();
        String arm = "linux/arm64";
        engine.docker("load", "--platform", arm, "-i", archive).ok();
        engine.docker("load", "-i", archive).ok();
        try (TestRegistry registry = TestRegistry.open(engine, 5000)) {
            String name = registry.name("crew/sent:1");
            engine.docker("tag", "sent:1", name).ok();
            engine.docker("push", "-q", "--platform", arm, name).ok();
            assertThat(engine.docker("push", "--platform", "linux/s390x", name).refusal())
                    .contains("does not match the specified platform: wanted linux/s390x");
            assertThat(new Api(engine).ask("POST", "/images/sent/push?platform=%7B%7D").line())
                    .isEqualTo(HttpAnswer.error(400, "both OS and Architecture must be provided"));
            engine.docker("rmi", name, "sent:1").ok();
            engine.docker("pull", "-q", "--platform", arm, name).ok();
            assertThat(engine.inspect(name, "{{.Architecture}}")).isEqualTo("arm64");
            engine.docker("rmi", name).ok();
        }
    }
}
