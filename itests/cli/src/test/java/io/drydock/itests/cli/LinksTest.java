package io.drydock.itests.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.io.IOException;

/** Links between containers of the standard bridge. */
@WithEngine
class LinksTest {

    @AfterEach
    void remove(Engine engine) {
        engine.docker("rm", "-f", "sea", "ship", "boat", "shore");
    }

    private static void run(Engine engine, String options) {
        engine.sh("docker run -d " + options + " busybox sleep 900").ok();
    }

    private static String names(Engine engine, String container) {
        return engine.docker(
                        "ps", "-a", "--no-trunc", "-f", "name=" + container, "--format={{.Names}}")
                .ok();
    }

    private static String address(Engine engine, String container) {
        return engine.inspect(container, "{{.NetworkSettings.Networks.bridge.IPAddress}}");
    }

    private static String hosts(Engine engine, String container) {
        return engine.docker("exec", container, "cat", "/etc/hosts").ok();
    }

    @Test
    @Tag("3.2/Links")
    @Tag("4.1/links")
    void whoIsLinkedHasAnotherNameAndALineInTheHostsFile(Engine engine) {
        run(engine, "--name sea --expose 80");
        run(engine, "--name ship --link sea:water");
        assertThat(names(engine, "sea")).isEqualTo("sea,ship/water");
        assertThat(engine.inspect("ship", "{{.HostConfig.Links}}")).isEqualTo("[/sea:/ship/water]");
        assertThat(hosts(engine, "ship")).contains(address(engine, "sea") + "\twater ");
        assertThat(engine.docker("exec", "ship", "env").ok()).doesNotContain("WATER_");
        assertThat(engine.docker("exec", "ship/water", "hostname").ok())
                .isEqualTo(engine.docker("exec", "sea", "hostname").ok());
        engine.docker("rename", "ship", "boat").ok();
        assertThat(names(engine, "sea")).isEqualTo("boat/water,sea");
    }

    @Test
    void aNewAddressReachesTheOnesThatKnowIt(Engine engine) throws IOException {
        run(engine, "--name sea");
        run(engine, "--name ship --link sea:water");
        String before = address(engine, "sea");
        engine.docker("exec", "ship", "sh", "-c", "echo 1.2.3.4 mine >> /etc/hosts").ok();
        engine.docker("stop", "-t", "0", "sea").ok();
        engine.stop();
        engine.start();
        run(engine, "--name shore");
        engine.docker("start", "sea").ok();
        assertThat(address(engine, "sea")).isNotEqualTo(before);
        assertThat(hosts(engine, "ship"))
                .contains(address(engine, "sea") + "\twater ", "1.2.3.4 mine")
                .doesNotContain(before + "\t");
    }

    @Test
    @Tag("1.3/delete-link")
    void aLinkIsRemovedWithoutItsContainers(Engine engine) {
        run(engine, "--name sea");
        run(engine, "--name ship --link sea:water");
        assertThat(engine.docker("rm", "--link", "ship").stderr())
                .contains("Conflict, cannot remove the default link name of the container");
        assertThat(engine.docker("rm", "--link", "ship/air").stderr())
                .contains("No such container: ship/air");
        engine.docker("rm", "--link", "/ship/water").ok();
        assertThat(names(engine, "s")).isEqualTo("ship\nsea");
        assertThat(hosts(engine, "ship")).doesNotContain("water");
        assertThat(engine.inspect("ship", "{{json .HostConfig.Links}}")).isEqualTo("null");
    }

    @Test
    void whatCannotBeLinkedIsRefusedAsDockerdDoes(Engine engine) {
        assertThat(engine.sh("docker create --link none:x busybox true").stderr())
                .contains("could not get container for none: No such container: none");
        run(engine, "--name sea");
        engine.docker("create", "--name", "ship", "--link", "sea:water", "busybox", "true").ok();
        engine.docker("rm", "-f", "sea").ok();
        assertThat(engine.docker("start", "ship").stderr())
                .contains("Cannot link to a non running container: /sea AS /ship/water");
        run(engine, "--name sea --network none");
        assertThat(engine.docker("start", "ship").stderr())
                .contains("Cannot link to /sea, as it does not belong to the default network");
        run(engine, "--name shore --network host");
        assertThat(engine.sh("docker create --link shore:x busybox true").stderr())
                .contains("host type networking can't be used with links");
    }

    @Test
    void afterACrashTheLinkedOneIsStartedFirst(Engine engine) throws IOException {
        run(engine, "--name sea --restart always");
        run(engine, "--name ship --restart always --link sea:water");
        engine.kill9();
        // as after a power failure: nothing runs any more
        engine.inside("sh", "-c", "cat " + engine.root() + "/exec/tasks/*/*pid | xargs kill -9");
        engine.start();
        engine.awaitField("ship", "{{.State.Running}}", "true");
        assertThat(hosts(engine, "ship")).contains(address(engine, "sea") + "\twater ");
    }
}
