package io.drydock.itests.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.List;

/** Pulls through a line that cuts, delays, corrupts and lies. */
@WithEngine
class RegistryFaultsTest {

    private static final int BYTES = 6_000_000;
    private static final String HALF = Integer.toString(BYTES / 2);

    private static TestRegistry registry;
    private static Faults faults;

    @BeforeAll
    static void fill(Engine engine) {
        registry = TestRegistry.guarded(engine, 5000);
        faults = new Faults(engine, 5010, 5000);
        for (String server : List.of(registry.name(""), faults.name(""))) {
            engine.sh(
                            "echo %s | docker login -u %s --password-stdin %s"
                                    .formatted(
                                            TestRegistry.PASSWORD,
                                            TestRegistry.USER,
                                            server.replace("/", "")))
                    .ok();
        }
        engine.sh(
                        ("cd %s && mkdir cargo && head -c %d /dev/urandom > cargo/crate && tar -C cargo"
                                        + " -c . | docker import -c 'CMD [\"x\"]' - %s && docker push %s && docker rmi %s")
                                .formatted(
                                        engine.root(),
                                        BYTES,
                                        registry.name("cargo:1"),
                                        registry.name("cargo:1"),
                                        registry.name("cargo:1")))
                .ok();
    }

    @AfterAll
    static void close() {
        faults.close();
        registry.close();
    }

    @BeforeEach
    void clear(Engine engine) {
        faults.now("pass");
        engine.sh("docker rmi -f " + faults.name("cargo:1"));
    }

    private static Result pull(Engine engine) {
        return engine.docker("pull", faults.name("cargo:1"));
    }

    @Test
    @Tag("4.3/resume")
    void aCutDownloadGoesOnWhereItWas(Engine engine) {
        faults.now("cut " + HALF + " 1");
        assertThat(pull(engine).ok()).contains("Retrying in", "Downloaded newer image");
        assertThat(faults.blobRequests())
                .hasSize(3)
                .last()
                .asString()
                .endsWith("bytes=" + HALF + "-");
    }

    @Test
    void aServerWithoutRangesIsReadFromItsBeginning(Engine engine) {
        faults.now("norange " + HALF + " 1");
        pull(engine).ok();
        assertThat(faults.blobRequests()).hasSize(3);
    }

    @Test
    void theNextPullGoesOnWhereOneHasGivenUp(Engine engine) throws IOException {
        engine.reload("{\"max-download-attempts\": 1}");
        Await.until(
                "the reload",
                () -> {
                    faults.now("cut " + HALF + " 1");
                    Result result = pull(engine);
                    engine.sh("docker rmi -f " + faults.name("cargo:1"));
                    return result.exit() != 0;
                });
        engine.kill9();
        engine.start();
        faults.now("pass");
        pull(engine).ok();
        assertThat(faults.blobRequests()).last().asString().endsWith("bytes=" + HALF + "-");
        engine.reload("{}");
    }

    @Test
    @Tag("4.3/digests")
    void wrongBytesAreNeverTaken(Engine engine) {
        faults.now("corrupt");
        assertThat(pull(engine).refusal())
                .contains("filesystem layer verification failed for digest sha256:");
        assertThat(engine.docker("image", "inspect", faults.name("cargo:1")).exit()).isEqualTo(1);
        faults.now("pass");
        pull(engine).ok();
    }

    @Test
    void anEndlessBodyEnds(Engine engine) {
        faults.now("endless");
        assertThat(pull(engine).refusal())
                .contains("is longer than the")
                .contains("bytes its manifest says");
    }

    @Test
    @Tag("4.3/retries")
    void aBusyRegistryIsAskedAgainWhenItSays(Engine engine) {
        faults.now("busy 2 1");
        assertThat(pull(engine).ok()).contains("Downloaded newer image");
        faults.now("pass");
        engine.sh("docker rmi -f " + faults.name("cargo:1"));
        faults.now("busy 600 9");
        assertThat(pull(engine).refusal())
                .contains("toomanyrequests: You have reached your pull rate limit")
                .contains("the registry asks to wait 600 s");
    }

    @Test
    @Tag("4.3/push-retries")
    void anUploadThatIsCutIsMadeAgain(Engine engine) {
        engine.sh(
                        "cd %s && mkdir -p ballast && head -c %d /dev/urandom > ballast/sand && tar -C ballast -c . | docker import - %s"
                                .formatted(engine.root(), BYTES, faults.name("ballast:1")))
                .ok();
        faults.now("drop " + HALF + " 1");
        assertThat(engine.docker("push", faults.name("ballast:1")).ok())
                .contains("Retrying in", "Pushed", "1: digest: sha256:");
        assertThat(faults.requests())
                .as("the layer, the layer again, the configuration")
                .filteredOn(line -> line.startsWith("PATCH"))
                .hasSize(3);
        String id = engine.inspect(faults.name("ballast:1"), "{{.Id}}");
        engine.docker("rmi", faults.name("ballast:1")).ok();
        engine.docker("pull", faults.name("ballast:1")).ok();
        assertThat(engine.inspect(faults.name("ballast:1"), "{{.Id}}")).isEqualTo(id);
    }

    @Test
    void aPushThatIsCancelledEnds(Engine engine) {
        engine.sh(
                        "cd %s && mkdir -p lead && head -c %d /dev/urandom > lead/bar && tar -C lead -c . | docker import - %s"
                                .formatted(engine.root(), BYTES, faults.name("lead:1")))
                .ok();
        faults.now("hang " + HALF + " 1");
        Command push = engine.dockerStarted("push", faults.name("lead:1"));
        Await.until(
                "the upload",
                () -> faults.requests().stream().anyMatch(line -> line.startsWith("PATCH")));
        cancelTransfer(engine);
        assertThat(push.end().refusal()).contains("context canceled");
        assertThat(transfers(engine)).isEqualTo("[]");
        faults.now("pass");
        engine.docker("push", faults.name("lead:1")).ok();
    }

    @Test
    void aRefusalInTheMiddleIsAnsweredWithTheCredentials(Engine engine) {
        faults.now("expired 1");
        pull(engine).ok();
    }

    @Test
    @Tag("4.3/shared")
    void twoPullsShareOneDownload(Engine engine) {
        faults.now("slow 10");
        Command first = engine.dockerStarted("pull", faults.name("cargo:1"));
        Command second = engine.dockerStarted("pull", faults.name("cargo:1"));
        first.end().ok();
        second.end().ok();
        assertThat(faults.blobRequests().stream().distinct().count()).isEqualTo(2);
        assertThat(faults.blobRequests())
                .as("one layer, and its configuration for each")
                .hasSizeLessThanOrEqualTo(3);
    }

    @Test
    void aClientThatLeavesCancelsUnlessOthersWait(Engine engine) {
        faults.now("slow 20");
        Command first = engine.dockerStarted("pull", faults.name("cargo:1"));
        Await.until("the first", () -> !faults.blobRequests().isEmpty());
        Command second = engine.dockerStarted("pull", faults.name("cargo:1"));
        Await.until(
                "both",
                () ->
                        transfers(engine).lines().count() == 1
                                && transfers(engine).split("\"Id\"").length == 3);
        first.kill();
        second.end().ok();
        engine.sh("docker rmi -f " + faults.name("cargo:1"));
        faults.now("slow 20");
        Command alone = engine.dockerStarted("pull", faults.name("cargo:1"));
        Await.until("its download", () -> alone.soFar().contains("Pulling fs layer"));
        alone.kill();
        Await.until("its end", () -> transfers(engine).equals("[]"));
        assertThat(engine.docker("image", "inspect", faults.name("cargo:1")).exit()).isEqualTo(1);
    }

    @Test
    void aTransferIsListedAndCancelled(Engine engine) {
        faults.now("slow 20");
        Command pull = engine.dockerStarted("pull", faults.name("cargo:1"));
        Await.until(
                "the job",
                () ->
                        transfers(engine)
                                .contains(
                                        "\"Kind\":\"pull\",\"Subject\":\""
                                                + faults.name("cargo:1")));
        cancelTransfer(engine);
        assertThat(pull.end().refusal()).contains("context canceled");
        assertThat(transfers(engine)).isEqualTo("[]");
    }

    /** The only one there is. */
    private static void cancelTransfer(Engine engine) {
        String id = transfers(engine).replaceAll(".*\"Id\":\"([0-9a-f]+)\".*", "$1");
        engine.sh(
                        "curl -sf -X DELETE --unix-socket "
                                + engine.socket()
                                + " http://d/drydock/transfers/"
                                + id)
                .ok();
    }

    private static String transfers(Engine engine) {
        return engine.sh("curl -s --unix-socket " + engine.socket() + " http://d/drydock/transfers")
                .ok();
    }
}
