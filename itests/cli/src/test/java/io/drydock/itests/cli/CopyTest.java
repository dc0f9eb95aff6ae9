package io.drydock.itests.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** {@code docker cp} both ways, into containers that run and that do not. */
@WithEngine
class CopyTest {

    private static final String IDLE = "idle";
    private static final String BUSY = "busy";

    private Path files;

    @BeforeAll
    static void makeContainers(Engine engine) throws IOException {
        Path bound = Files.createDirectories(engine.root().resolve("bound"));
        Files.writeString(bound.resolve("here"), "bound");
        String[] mounts = {"-v", "/data", "-v", bound + ":/sealed:ro", "--tmpfs", "/memory"};
        engine.docker(words(words(words("create", "--name", IDLE), mounts), "busybox", "sh")).ok();
        engine.docker(
                        words(
                                words(
                                        words("run", "-d", "--name", BUSY, "--network", "none"),
                                        mounts),
                                "busybox",
                                "sleep",
                                "1000"))
                .ok();
    }

    @AfterAll
    static void removeContainers(Engine engine) {
        engine.docker("rm", "-fv", IDLE, BUSY).ok();
    }

    @BeforeEach
    void makeFiles(Engine engine) throws IOException {
        files = Files.createTempDirectory(engine.root(), "files");
        Files.writeString(files.resolve("file"), "one");
        Files.createDirectories(files.resolve("dir/sub"));
        Files.writeString(files.resolve("dir/sub/f"), "two");
        Files.createSymbolicLink(files.resolve("link"), Path.of("file"));
    }

    private static String[] words(String[] first, String... more) {
        String[] all = Arrays.copyOf(first, first.length + more.length);
        System.arraycopy(more, 0, all, first.length, more.length);
        return all;
    }

    private static String[] words(String... all) {
        return all;
    }

    private String here(String name) {
        return files + "/" + name;
    }

    /** What a file of the container holds, read by another way round. */
    private static String content(Engine engine, String container, String path) {
        Result tar = engine.docker("cp", container + ":" + path, "-");
        assertThat(tar.exit()).as(tar.stderr()).isZero();
        return new String(tar.bytes(), StandardCharsets.ISO_8859_1);
    }

    private String list(byte[] tar, String... options) {
        List<String> words = new ArrayList<>(List.of("tar"));
        words.addAll(List.of(options));
        return Command.start(files, Map.of(), words).input(tar).end().ok();
    }

    @ParameterizedTest
    @Tag("1.3/archive-get")
    @Tag("1.3/archive-get-dot")
    @Tag("1.3/archive-put")
    @ValueSource(strings = {IDLE, BUSY})
    void filesAndDirectoriesGoInAndOut(String container, Engine engine) {
        String inside = container + ":/tmp/both";
        engine.docker("cp", here("dir"), inside).ok();
        engine.docker("cp", here("file"), inside + "/").ok();
        engine.docker("cp", here("dir/."), inside + "/sub").ok();
        engine.docker("cp", here("dir"), inside).ok();
        engine.docker("cp", inside, here("out")).ok();
        assertThat(files.resolve("out/file")).hasContent("one");
        assertThat(files.resolve("out/sub/f")).hasContent("two");
        assertThat(files.resolve("out/sub/sub/f")).hasContent("two");
        assertThat(files.resolve("out/dir/sub/f")).hasContent("two");
        engine.docker("cp", inside + "/.", here("content")).ok();
        assertThat(files.resolve("content/file")).hasContent("one");
    }

    @ParameterizedTest
    @Tag("1.3/archive-get")
    @Tag("1.3/archive-put-refused")
    @ValueSource(strings = {IDLE, BUSY})
    void volumesAreReachedAndSealedOnesRefused(String container, Engine engine) {
        engine.docker("cp", here("file"), container + ":/data/x").ok();
        assertThat(content(engine, container, "/data/x")).contains("one");
        assertThat(content(engine, container, "/sealed/here")).contains("bound");
        Result refused = engine.docker("cp", here("file"), container + ":/sealed/x");
        assertThat(refused.exit()).isEqualTo(1);
        assertThat(refused.stderr()).contains("mounted volume is marked read-only");
        assertThat(engine.root().resolve("bound/x")).doesNotExist();
    }

    @Test
    void aRunningContainerSeesWhatWasCopied(Engine engine) {
        engine.docker("cp", here("file"), BUSY + ":/data/seen").ok();
        engine.docker("cp", here("file"), BUSY + ":/memory/seen").ok();
        String both = engine.docker("exec", BUSY, "cat", "/data/seen", "/memory/seen").ok();
        assertThat(both).isEqualTo("oneone");
    }

    @Test
    @Tag("1.3/archive-put-refused")
    void aReadOnlyRootIsRefusedAndItsVolumesAreNot(Engine engine) {
        engine.docker("create", "--name", "sealed", "--read-only", "-v", "/v", "busybox", "sh")
                .ok();
        Result refused = engine.docker("cp", here("file"), "sealed:/tmp/x");
        assertThat(refused.stderr()).contains("container rootfs is marked read-only");
        engine.docker("cp", here("file"), "sealed:/v/x").ok();
        assertThat(content(engine, "sealed", "/v/x")).contains("one");
        engine.docker("rm", "-v", "sealed").ok();
    }

    @Test
    void linksAreCopiedOrFollowed(Engine engine) {
        engine.docker("cp", here("link"), IDLE + ":/tmp/link").ok();
        engine.docker("cp", "-L", here("link"), IDLE + ":/tmp/file").ok();
        engine.docker("cp", IDLE + ":/tmp/link", here("asLink")).ok();
        assertThat(files.resolve("asLink")).isSymbolicLink();
        engine.docker("cp", "-L", IDLE + ":/tmp/link", here("asFile")).ok();
        assertThat(files.resolve("asFile")).isRegularFile().hasContent("one");
    }

    @Test
    @Tag("1.3/archive-get")
    void aTarStreamGoesThroughAsItIs(Engine engine) throws Exception {
        Command.start(files, Map.of(), List.of("tar", "-C", here(""), "-cf", here("a.tar"), "dir"))
                .end()
                .ok();
        Result in =
                engine.dockerStarted("cp", "-", IDLE + ":/root")
                        .input(Files.readAllBytes(files.resolve("a.tar")))
                        .end();
        assertThat(in.exit()).as(in.stderr()).isZero();
        Result out = engine.docker("cp", IDLE + ":/root/dir", "-");
        assertThat(list(out.bytes(), "-t").lines())
                .containsExactly("dir/", "dir/sub/", "dir/sub/f");
    }

    @Test
    @Tag("1.3/archive-put-owner")
    void archiveModeKeepsTheUserOfTheContainer(Engine engine) {
        engine.docker("create", "--name", "owned", "-u", "daemon", "busybox", "sh").ok();
        engine.docker("cp", "-a", here("file"), "owned:/tmp/f").ok();
        Result out = engine.docker("cp", "owned:/tmp/f", "-");
        assertThat(list(out.bytes(), "-tv", "--numeric-owner")).contains(" 1/1 ");
        engine.docker("rm", "owned").ok();
    }

    @Test
    @Tag("1.3/archive-head")
    @Tag("1.3/archive-put-refused")
    void whatIsMissingIsToldAsDockerdDoes(Engine engine) {
        Result out = engine.docker("cp", IDLE + ":/nowhere", here("x"));
        assertThat(out.stderr()).contains("Could not find the file /nowhere in container " + IDLE);
        Result in = engine.docker("cp", here("file"), IDLE + ":/no/where");
        assertThat(in.stderr()).contains("Could not find the file /no in container " + IDLE);
        Result none = engine.docker("cp", "nobody:/x", here("x"));
        assertThat(none.stderr()).contains("No such container: nobody");
    }

    @Test
    @Tag("1.3/archive-beneath")
    void linksOfAContainerLeadNowhereOnTheHost(Engine engine) throws Exception {
        Path secret = Files.writeString(engine.root().resolve("secret"), "host's own");
        engine.docker("exec", BUSY, "ln", "-s", secret.getParent().toString(), "/escape").ok();
        Result read = engine.docker("cp", BUSY + ":/escape/secret", here("got"));
        assertThat(read.exit()).isEqualTo(1);
        engine.docker("cp", here("file"), BUSY + ":/escape/secret");
        assertThat(secret).hasContent("host's own");
        engine.docker("exec", BUSY, "ln", "-s", "/proc/1/root", "/magic").ok();
        engine.docker("cp", here("file"), BUSY + ":/magic/planted-by-copy-test");
        assertThat(Path.of("/planted-by-copy-test")).doesNotExist();
    }

    @Test
    void nothingStaysMountedAfterwards(Engine engine) {
        engine.docker("create", "--name", "brief", "-v", "/v", "busybox", "sh").ok();
        String id = engine.docker("inspect", "-f", "{{.Id}}", "brief").ok();
        engine.docker("cp", here("dir"), "brief:/v/").ok();
        Await.until(
                "the unmount", () -> !engine.inside("cat", "/proc/self/mounts").ok().contains(id));
        engine.docker("rm", "-v", "brief").ok();
    }
}
