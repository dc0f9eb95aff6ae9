package io.drydock.itests.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A storage driver is replaced below containers that run, and below a pull and a load. */
@WithEngine
class GraphSwapTest {

    private static final String BUNDLE = "io.drydock.driver.graph.overlay2";
    private static final int SWAPS = Boolean.getBoolean("drydock.deep") ? 50 : 3;
    private static final String ROOT = "stat -c %d:%i /mine; cat /proc/self/mountinfo | head -1";

    @Test
    @Tag("4.10/swap-graph")
    void containersKeepTheirRootAndAPullAndALoadFinish(Engine engine) throws Exception {
        try (TestRegistry registry = TestRegistry.open(engine, 5000);
                Faults faults = new Faults(engine, 5010, 5000)) {
            String image = faults.name("sea:1");
            fill(engine, registry.name("sea:1"));
            // What is known of the layer both images share, and where, stays known.
            engine.sh("docker pull -q " + image + " && docker rmi " + image).ok();
            Traces before = Traces.settled(engine);
            String root = engine.docker("exec", "live", "sh", "-c", ROOT).ok();

            faults.now("slow 500");
            Command pull = engine.dockerStarted("pull", image);
            Await.until("the download", () -> !faults.blobRequests().isEmpty());
            for (int i = 0; i < SWAPS; i++) {
                Command load = engine.shStarted("docker load -i " + engine.root() + "/two.tar");
                engine.drydock("swap", ModuleJar.of(engine, BUNDLE, "0.3." + i).toString()).ok();
                engine.docker("exec", "live", "sh", "-c", "echo " + i + " >> /mine").ok();
                assertThat(load.end().ok()).isEqualTo("Loaded image: two:1");
                engine.docker("run", "--rm", "--network", "none", "two:1", "cat", "/mine").ok();
                engine.docker("rmi", "two:1").ok();
            }
            assertThat(pull.running()).as("the pull lasts longer than the swaps").isTrue();
            faults.now("pass");

            assertThat(pull.end().ok()).contains("Downloaded newer image");
            String sum = "docker run --rm --network none " + image + " sha256sum /sand";
            assertThat(engine.sh(sum).ok())
                    .startsWith(
                            engine.sh("sha256sum < " + engine.root() + "/sand")
                                    .ok()
                                    .substring(0, 64));
            assertThat(engine.docker("exec", "live", "sh", "-c", ROOT).ok()).isEqualTo(root);
            assertThat(engine.docker("exec", "live", "wc", "-l", "/mine").ok())
                    .isEqualTo(SWAPS + 1 + " /mine");
            engine.docker("rmi", image).ok();
            before.requireSame(engine, "the swaps");
            engine.docker("restart", "-t", "0", "live").ok();
            engine.docker("rm", "-f", "live").ok();
        }
    }

    /** Two images of their own: a load waits for a pull that makes the same layer. */
    private static void fill(Engine engine, String image) {
        engine.sh(
                        ("cd %1$s && head -c 6000000 /dev/urandom > sand && docker create --name made"
                                        + " busybox true && docker cp sand made:/sand && docker commit made %2$s"
                                        + " && docker push %2$s && docker rm made && docker rmi %2$s"
                                        + " && docker run --name made --network none busybox sh -c 'echo a"
                                        + " > /mine' && docker commit made two:1 && docker save -o two.tar"
                                        + " two:1 && docker rm made && docker rmi two:1 && docker run -d"
                                        + " --network none --name live busybox sh -c 'echo b > /mine; sleep"
                                        + " 600'")
                                .formatted(engine.root(), image))
                .ok();
        engine.awaitField("live", "{{.State.Running}}", "true");
    }
}
