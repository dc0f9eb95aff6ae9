package io.drydock.itests.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A name that stands for several platforms at once. */
@WithEngine
class PlatformsTest {

    private static final String ARM = "linux/arm64";
    private static final String AMD = "linux/amd64";

    private static String machine(Engine engine, String image, String... platform) {
        String[] words = new String[platform.length + 3];
        words[0] = "create";
        System.arraycopy(platform, 0, words, 1, platform.length);
        words[platform.length + 1] = "--network=none";
        words[platform.length + 2] = image;
        String id = engine.docker(words).ok();
        String text = engine.sh("docker cp %s:/machine - | tar -xO".formatted(id)).ok();
        engine.docker("rm", id).ok();
        return text;
    }

    private static String tree(Engine engine, String name) {
        return engine.docker("image", "ls", "--tree", name).ok();
    }

    @Test
    @Tag("1.6/load-platform")
    @Tag("1.6/save-platform")
    @Tag("4.3/formats")
    void allPlatformsAreLoadedAndSavedToTheByte(Engine engine) throws IOException {
        AttestedLayout layout = AttestedLayout.compressed(engine, "fleet");
        String archive = layout.archive("docker.io/library/fleet:1").toString();
        assertThat(engine.docker("load", "-i", archive).ok()).isEqualTo("Loaded image: fleet:1");
        assertThat(tree(engine, "fleet")).contains(AMD, ARM);
        assertThat(engine.sh("docker images -aq fleet").ok().lines()).hasSize(1);
        assertThat(machine(engine, "fleet:1")).isEqualTo("amd64 fleet");
        assertThat(machine(engine, "fleet:1", "--platform", ARM)).isEqualTo("arm64 fleet");

        Path first = engine.root().resolve("first.tar");
        Path second = engine.root().resolve("second.tar");
        engine.docker("save", "-o", first.toString(), "fleet:1").ok();
        assertThat(engine.sh("tar -tf " + first).ok().lines())
                .contains("blobs/" + layout.indexDigest().replace(':', '/'))
                .contains("blobs/" + layout.digest(1).replace(':', '/'))
                .contains("blobs/" + layout.digest(3).replace(':', '/'));
        assertThat(engine.docker("rmi", "fleet:1").ok().lines())
                .filteredOn(line -> line.startsWith("Deleted: "))
                .hasSize(4);
        assertThat(engine.sh("docker images -aq fleet").ok()).isEmpty();
        engine.docker("load", "-i", first.toString()).ok();
        engine.kill9();
        engine.start();
        engine.docker("save", "-o", second.toString(), "fleet:1").ok();
        assertThat(Files.mismatch(first, second)).isEqualTo(-1);
        String inspect = new Api(engine).ask("GET", "/images/fleet:1/json?manifests=1").body();
        assertThat(inspect)
                .contains("\"digest\":\"" + layout.indexDigest() + "\"")
                .doesNotContain("\"Available\":false");
        engine.docker("rmi", "fleet:1").ok();
    }

    @Test
    @Tag("1.6/push-index")
    @Tag("1.6/create-platform")
    void theIndexGoesOutWithAllAndEachPullAddsAPlatform(Engine engine) {
        AttestedLayout layout = AttestedLayout.compressed(engine, "convoy");
        String archive = layout.archive("docker.io/library/convoy:1").toString();
        engine.docker("load", "-i", archive).ok();
        try (TestRegistry registry = TestRegistry.open(engine, 5000)) {
            String name = registry.name("crew/convoy:1");
            String pushed = "1: digest: " + layout.indexDigest() + " size: ";
            engine.docker("tag", "convoy:1", name).ok();
            assertThat(engine.docker("push", name).ok()).contains(pushed);
            engine.docker("rmi", "convoy:1", name).ok();

            assertThat(engine.docker("pull", name).ok()).contains("Downloaded newer image");
            assertThat(machine(engine, name)).isEqualTo("amd64 convoy");
            assertThat(engine.docker("create", "--pull=never", "--platform", ARM, name).refusal())
                    .contains("does not match the specified platform: wanted linux/arm64");
            assertThat(engine.docker("push", name).ok())
                    .contains("1: digest: " + layout.digest(0))
                    .contains("only the available single-platform image was pushed");
            engine.docker("rmi", name).ok();
            layout.publish(registry, "crew/convoy", "1");

            engine.docker("pull", "-q", name).ok();
            assertThat(engine.docker("pull", "--platform", ARM, name).ok())
                    .contains("Downloaded newer image");
            assertThat(engine.docker("pull", "--platform", ARM, name).ok())
                    .contains("Image is up to date");
            assertThat(machine(engine, name)).isEqualTo("amd64 convoy");
            assertThat(machine(engine, name, "--platform", ARM)).isEqualTo("arm64 convoy");
            String other = registry.name("crew/other:2");
            engine.docker("tag", name, other).ok();
            assertThat(engine.docker("push", other).ok())
                    .contains("2: digest: " + layout.indexDigest())
                    .contains("Mounted from crew/convoy");
            engine.docker("rmi", name, other).ok();
            engine.docker("pull", "-q", "--platform", ARM, other).ok();
            assertThat(new Api(engine).ask("GET", "/images/" + other + "/attestations").body())
                    .contains(AttestedLayout.PROVENANCE);
            engine.docker("rmi", other).ok();
        }
    }

    @Test
    @Tag("1.6/push-index")
    void plainLayersGoOutAsTheirManifestsNameThem(Engine engine) {
        AttestedLayout layout = AttestedLayout.of(engine, "plain");
        engine.docker("load", "-i", layout.archive("docker.io/library/plain:1").toString()).ok();
        try (TestRegistry registry = TestRegistry.open(engine, 5000)) {
            String name = registry.name("crew/plain:1");
            engine.docker("tag", "plain:1", name).ok();
            assertThat(engine.docker("push", name).ok())
                    .contains("1: digest: " + layout.indexDigest());
            engine.docker("rmi", "plain:1", name).ok();
            engine.docker("pull", "-q", "--platform", ARM, name).ok();
            assertThat(machine(engine, name, "--platform", ARM)).isEqualTo("arm64 plain");
            engine.docker("rmi", name).ok();
        }
    }

    @Test
    @Tag("1.6/delete-platform")
    @Tag("1.6/delete-conflicts")
    void aPlatformGoesAloneUnlessAContainerUsesIt(Engine engine) {
        AttestedLayout layout = AttestedLayout.of(engine, "parted");
        String archive = layout.archive("docker.io/library/parted:1").toString();
        engine.docker("load", "-i", archive).ok();
        engine.docker("create", "--name", "rower", "--platform", ARM, "parted:1").ok();
        String[] removal = {"image", "rm", "--platform", ARM, "parted:1"};
        assertThat(engine.docker(removal).refusal())
                .contains("image is being used by stopped container");
        assertThat(engine.docker("rmi", "parted:1").refusal())
                .contains("unable to remove repository reference \"parted:1\" (must force)");
        assertThat(engine.docker("image", "prune", "-af", "--filter", "label!=x").ok())
                .doesNotContain("parted:1");
        engine.docker("rm", "rower").ok();

        assertThat(engine.docker("image", "rm", "--platform", AMD, "parted:1").ok())
                .startsWith("Deleted: ")
                .doesNotContain("Untagged");
        assertThat(engine.inspect("parted:1", "{{.Architecture}}")).isEqualTo("arm64");
        assertThat(engine.docker(removal).ok()).startsWith("Untagged: parted:1");
        assertThat(engine.docker("image", "inspect", "parted:1").refusal())
                .contains("No such image: parted:1");
    }
}
