package io.drydock.itests.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;

/** Volume drivers of others: they may know more than the engine, fail, hang and outlive it. */
@WithEngine
class VolumeDriversTest {

    private static final String FROM = "Error response from daemon: ";

    @Test
    @Tag("1.10/list-hung")
    @Tag("4.2/hung")
    void oneThatHangsDelaysNoListAndNobodyElse(Engine engine) {
        try (MoodyDriver driver = new MoodyDriver(engine)) {
            engine.sh("docker volume create -d moody far").ok();
            engine.sh("docker volume create near").ok();
            engine.sh("docker run -d --name user -v far:/far busybox sleep 1000").ok();
            driver.hang("list");
            driver.hang("get");
            driver.hang("mount");
            Command stuck = engine.dockerStarted("run", "--rm", "-v", "far:/f", "busybox", "true");

            assertThat(engine.sh("docker volume ls -q").ok().lines()).contains("far", "near");
            Await.until(
                    "a word about it",
                    () ->
                            new Api(engine)
                                    .ask("GET", "/volumes")
                                    .body()
                                    .contains("volume driver moody has not answered for "));
            assertThat(engine.sh("docker volume ls -q").ok().lines()).contains("far", "near");
            assertThat(engine.sh("docker volume inspect -f '{{.Driver}} {{.Scope}}' far").ok())
                    .isEqualTo("moody global");
            assertThat(engine.sh("docker run --rm -v near:/n busybox echo other").ok())
                    .isEqualTo("other");
            assertThat(engine.sh("docker ps -q").ok()).isNotEmpty();
            assertThat(engine.sh("docker system df").ok()).contains("Local Volumes");
            Await.until("the mount", () -> driver.calls("mount").size() == 2);
            assertThat(stuck.running()).as("whoever needs it waits").isTrue();

            driver.cheerUp();
            assertThat(stuck.end().exit()).isZero();
            engine.sh("docker rm -f user").ok();
            engine.sh("docker volume rm near").ok();
        }
    }

    @Test
    @Tag("1.10/list-driver")
    @Tag("4.2/scope")
    void whatOnlyTheDriverKnowsIsFoundAndUsed(Engine engine) throws IOException {
        try (MoodyDriver driver = new MoodyDriver(engine)) {
            Files.createDirectories(driver.volume("own"));
            Files.writeString(driver.volume("own").resolve("f"), "theirs");
            Await.until(
                    "a look at it", () -> engine.sh("docker volume ls -q").ok().contains("own"));
            String format = "'{{.Driver}} {{.Scope}} {{.Status.mood}} {{.Mountpoint}}'";
            assertThat(engine.sh("docker volume inspect -f " + format + " own").ok())
                    .isEqualTo("moody global fair " + driver.volume("own"));
            assertThat(engine.sh("docker run --rm -v own:/o busybox cat /o/f").ok())
                    .isEqualTo("theirs");
            assertThat(driver.calls("create")).isEmpty();
            engine.sh("docker volume rm own").ok();
            assertThat(driver.volume("own")).doesNotExist();
        }
    }

    @Test
    @Tag("4.2/mount-once")
    @Tag("4.2/references")
    void eachMountIsEndedOnceWhateverHappensToTheEngine(Engine engine) throws IOException {
        try (MoodyDriver driver = new MoodyDriver(engine)) {
            String two = "-v one:/a -v one:/b:ro --volume-driver moody";
            engine.sh("docker run -d --name user " + two + " busybox sleep 1000").ok();
            for (String bundle :
                    List.of("io.drydock.service.volume", "io.drydock.driver.volume.local")) {
                engine.drydock("swap", ModuleJar.of(engine, bundle, "0.9.1").toString()).ok();
            }
            engine.kill9();
            engine.start();
            engine.awaitField("user", "{{.State.Running}}", "true");
            assertThat(driver.calls("unmount")).isEmpty();
            engine.sh("docker restart -t 0 user").ok();
            engine.sh("docker kill user").ok();
            engine.sh("docker rm -v user").ok();
            requireBalanced(driver, 4);

            engine.sh("docker run -d --name user " + two + " busybox sleep 1000").ok();
            String pid = engine.inspect("user", "{{.State.Pid}}");
            engine.kill9();
            engine.inside("kill", "-KILL", pid).ok();
            engine.start();
            Await.until("its unmounts", () -> driver.calls("unmount").size() == 6);
            engine.sh("docker rm user").ok();
            requireBalanced(driver, 6);
        }
    }

    private static void requireBalanced(MoodyDriver driver, int mounts) {
        Await.until("all unmounts", () -> driver.calls("unmount").size() >= mounts);
        assertThat(driver.calls("mount")).hasSize(mounts).doesNotHaveDuplicates();
        assertThat(driver.calls("unmount"))
                .containsExactlyInAnyOrderElementsOf(
                        driver.calls("mount").stream().map(it -> "un" + it).toList());
    }

    @Test
    @Tag("4.2/driver-errors")
    @Tag("1.10/remove-force")
    void whatFailsIsToldAndLeavesNothing(Engine engine) {
        try (MoodyDriver driver = new MoodyDriver(engine)) {
            driver.fail("create");
            assertThat(engine.sh("docker volume create -d moody x1").refusal())
                    .isEqualTo(FROM + "create x1: not in the mood");
            driver.cheerUp();
            engine.sh("docker volume create -d moody x1 -o deck=low").ok();
            assertThat(driver.calls("create")).last().isEqualTo("create x1 {deck=low}");

            driver.fail("mount");
            String run = "docker run --name half -v x1:/x -v plain:/p busybox true";
            assertThat(engine.sh(run).refusal())
                    .contains(
                            "error while mounting volume '"
                                    + driver.volume("x1")
                                    + "': not in the mood");
            assertThat(driver.calls("unmount")).isEmpty();
            engine.sh("docker rm half").ok();
            driver.cheerUp();

            driver.fail("unmount");
            engine.sh("docker run --name half -v x1:/x -v plain:/p busybox true").ok();
            driver.cheerUp();
            engine.sh("docker rm half").ok();
            engine.sh("docker volume rm plain").ok();

            driver.fail("remove");
            assertThat(engine.sh("docker volume rm x1").refusal())
                    .isEqualTo(FROM + "remove x1: not in the mood");
            assertThat(engine.sh("docker volume ls -q").ok()).contains("x1");
            assertThat(engine.sh("docker volume rm -f x1").ok()).isEqualTo("x1");
        }
    }

    @Test
    @Tag("1.10/create-conflict")
    @Tag("1.10/create-driver")
    void oneNameHasOneDriver(Engine engine) {
        try (MoodyDriver driver = new MoodyDriver(engine)) {
            engine.sh("docker volume create -d moody mine").ok();
            assertThat(new Api(engine).ask("POST", "/volumes/create", "{'Name':'mine'}").line())
                    .startsWith("201 ")
                    .contains("\"Driver\":\"moody\"");
            assertThat(driver.calls("create")).hasSize(1);
            assertThat(engine.sh("docker volume create -d local mine").refusal())
                    .isEqualTo(
                            FROM
                                    + "create mine: driver 'moody' already has volume 'mine': volume"
                                    + " name must be unique");
            assertThat(engine.sh("docker volume create -d nosuch mine").refusal())
                    .isEqualTo(
                            FROM
                                    + "create mine: error looking up volume plugin nosuch: plugin"
                                    + " \"nosuch\" not found");
        }
        assertThat(engine.sh("docker info -f '{{.Plugins.Volume}}'").ok()).isEqualTo("[local]");
    }

    @Test
    @Tag("1.10/prune-local")
    void pruneLeavesWhatIsKeptElsewhere(Engine engine) {
        try (MoodyDriver driver = new MoodyDriver(engine)) {
            engine.sh("docker volume create -d moody theirs").ok();
            engine.sh("docker volume create -o type=tmpfs -o device=tmpfs mounted").ok();
            engine.sh("docker volume create plain").ok();
            assertThat(engine.sh("docker volume prune -af").ok())
                    .isEqualTo("Deleted Volumes:\nplain\n\nTotal reclaimed space: 0B");
            assertThat(engine.sh("docker volume ls -q").ok()).isEqualTo("mounted\ntheirs");
            engine.sh("docker volume rm mounted").ok();
            assertThat(driver.calls("remove")).isEmpty();
        }
    }
}
