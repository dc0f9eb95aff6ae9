package io.drydock.itests.cli;

import static io.drydock.itests.cli.HttpAnswer.error;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What the local driver makes of its options, and how volumes come to their content. */
@WithEngine(shared = true)
class VolumeOptionsTest {

    private static final String FROM = "Error response from daemon: ";

    private static String mounted(Engine engine, String options, String script) {
        engine.sh("docker volume rm -f opt").ok();
        engine.sh("docker volume create " + options + " opt").ok();
        Result result = engine.docker("run", "--rm", "-v", "opt:/v", "busybox", "sh", "-c", script);
        return result.stdout() + result.stderr();
    }

    private static String bind(Path folder, String words) {
        return "-o type=none -o device=" + folder + " -o o=" + words;
    }

    @Test
    @Tag("4.2/options")
    void memoryAndFoldersAreMountedWhileTheyAreUsed(Engine engine) throws IOException {
        String memory = "-o type=tmpfs -o device=tmpfs -o o=size=1m,uid=1000,nosuid,noexec";
        String look = "grep ' /v ' /proc/mounts; stat -c %u /v";
        assertThat(mounted(engine, memory, look))
                .startsWith("tmpfs /v tmpfs rw,nosuid,noexec,relatime,size=1024k,uid=1000")
                .endsWith("\n1000");
        Path folder = Files.createDirectory(engine.root().resolve("bound"));
        Files.writeString(folder.resolve("f"), "text");
        assertThat(mounted(engine, bind(folder, "bind"), "cat /v/f; touch /v/g")).isEqualTo("text");
        assertThat(folder.resolve("g")).exists();
        assertThat(mounted(engine, bind(folder, "bind,ro"), "touch /v/h"))
                .contains("Read-only file system");
        assertThat(engine.inside("grep", "volumes/opt", "/proc/self/mounts").exit()).isOne();
        engine.sh("docker volume rm opt").ok();
        assertThat(folder.resolve("f")).exists();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "nope=1 | invalid option: \"nope\"",
                "type=tmpfs | missing required option: \"device\"",
                "device=x | missing required option: \"type\"",
                "o=x | missing required option: \"device\"",
                "size=x | invalid size: 'x'"
            })
    @Tag("4.2/options")
    void whatMakesNoSenseIsRefused(String option, String text, Engine engine) {
        assertThat(engine.sh("docker volume create -o " + option + " odd").refusal())
                .isEqualTo(FROM + "create odd: " + text);
        assertThat(engine.sh("docker volume ls -q").ok()).doesNotContain("odd");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "-o type=nfs -o device=:/x -o o=addr=127.0.0.1,ro"
                        + " | mount :/x:PLACE, flags: 0x1, data: addr=127.0.0.1: ",
                "-o type=cifs -o device=//127.0.0.1/x -o o=username=u,password=rum"
                        + " | mount //127.0.0.1/x:PLACE, data: username=u,password=********: ",
                "-o type=none -o device=/no/such -o o=bind"
                        + " | mount /no/such:PLACE, flags: 0x1000: no such file or directory"
            })
    @Tag("4.2/network-fs")
    void aMountThatFailsIsToldInDockerdsWords(String options, String text, Engine engine) {
        String answer = mounted(engine, options, "true");
        String place = engine.inspect("opt", "{{.Mountpoint}}");
        assertThat(answer)
                .contains(
                        "error while mounting volume '"
                                + place
                                + "': failed to mount local volume: "
                                + text.replace("PLACE", place));
        assertThat(engine.sh("docker volume rm opt").ok()).isEqualTo("opt");
    }

    @Test
    @Tag("4.2/network-fs")
    void aServersNameIsLookedUp(Engine engine) {
        String named = "-o type=nfs -o device=:/x -o o=addr=localhost";
        assertThat(mounted(engine, named, "true")).contains("data: addr=127.0.0.1: ");
        String unknown = "-o type=nfs -o device=:/x -o o=addr=no-such.invalid";
        assertThat(mounted(engine, unknown, "true"))
                .contains(
                        "error resolving passed in network volume address: lookup no-such.invalid:"
                                + " no such host");
    }

    @Test
    @Tag("4.2/size")
    void aSizeIsRefusedWhereTheFileSystemHasNoQuotas(Engine engine) {
        assertThat(engine.sh("docker volume create -o size=10m sized").refusal())
                .isEqualTo(FROM + "create sized: quota size requested but no quota support");
        assertThat(engine.sh("docker volume create -o size=0 sized").ok()).isEqualTo("sized");
    }

    @Test
    @Tag("4.2/copy-up-create")
    void aContainerThatNeverRunsGivesOthersItsContent(Engine engine) {
        engine.sh("docker create --name data -v /etc -v filled:/home busybox true").ok();
        assertThat(engine.sh("docker run --rm --volumes-from data busybox cat /etc/passwd").ok())
                .startsWith("root:");
        engine.sh("docker rm -v data").ok();
        assertThat(engine.sh("docker create -v /bin/busybox busybox true").refusal())
                .startsWith(FROM + "cannot mount volume over existing file, file exists ");
        assertThat(engine.sh("docker create -v filled:/bin/busybox busybox true").refusal())
                .startsWith(FROM + "source ")
                .endsWith("/bin/busybox is not directory");
        assertThat(engine.sh("docker ps -aq").ok()).isEmpty();
    }

    @Test
    @Tag("4.2/copy-up")
    void ownersTimesAndAttributesAreTakenOver(Engine engine) throws IOException {
        engine.sh(
                        "docker run --name source busybox sh -c 'mkdir -m 751 /hold; echo x > /hold/f;"
                                + " ln /hold/f /hold/g; ln -s f /hold/l; chown 5:6 /hold /hold/f; chmod"
                                + " 4750 /hold/f; touch -d @981173106 /hold/f /hold'")
                .ok();
        engine.sh("docker commit source source && docker rm source").ok();
        engine.sh("docker create --name copy -v copied:/hold source true").ok();
        String look = "cd %s; stat -c '%%n %%a %%u:%%g %%Y %%h %%F' . f g l; readlink l";
        assertThat(inside(engine, "-v copied:/copy busybox", look.formatted("/copy")))
                .isEqualTo(inside(engine, "source", look.formatted("/hold")))
                .contains("f 4750 5:6 981173106 2 regular file");
        engine.sh("docker rm copy && docker rmi source").ok();
    }

    private static String inside(Engine engine, String arguments, String script) {
        return engine.sh("docker run --rm " + arguments + " sh -c \"" + script + "\"").ok();
    }

    @Test
    @Tag("4.2/concurrent")
    void manyWhoCreateOneNameGetOneVolumeAndOneEvent(Engine engine) {
        String since = engine.docker("info", "--format", "{{.SystemTime}}").ok();
        List<Command> all =
                java.util.stream.IntStream.range(0, 8)
                        .mapToObj(
                                i ->
                                        i % 2 == 0
                                                ? engine.dockerStarted("volume", "create", "one")
                                                : engine.dockerStarted(
                                                        "create",
                                                        "-v",
                                                        "one:/etc",
                                                        "busybox",
                                                        "true"))
                        .toList();
        all.forEach(command -> assertThat(command.end().exit()).isZero());
        String now = engine.docker("info", "--format", "{{.SystemTime}}").ok();
        assertThat(
                        engine.sh(
                                        "docker events -f type=volume -f volume=one --since %s --until"
                                                        .formatted(since)
                                                + " "
                                                + now
                                                + " --format '{{.Action}}'")
                                .ok())
                .isEqualTo("create");
        engine.sh("docker ps -aq | xargs docker rm").ok();
        engine.sh("docker volume rm one").ok();
    }

    @Test
    @Tag("4.2/subpath")
    void noRaceLeadsOutOfAVolume(Engine engine) {
        String race =
                "mkdir /v/a /v/c; echo in > /v/a/hostname; while :; do mv /v/a /v/b; ln -s /etc /v/a;"
                        + " rm /v/a; mv /v/b /v/a; done";
        engine.docker("run", "-d", "--name", "racer", "-v", "parts:/v", "busybox", "sh", "-c", race)
                .ok();
        String mount = "type=volume,src=parts,dst=/x,volume-subpath=a";
        for (int i = 0; i < 15; i++) {
            Result result = engine.docker("run", "--rm", "--mount", mount, "busybox", "ls", "/x");
            assertThat(result.exit() == 0 ? result.stdout() : "hostname").isEqualTo("hostname");
        }
        engine.sh("docker rm -f racer").ok();
    }

    @Test
    @Tag("4.2/propagation")
    void mountsOfTheHostComeInWhereTheyMay(Engine engine) throws IOException {
        Path tree = Files.createDirectories(engine.root().resolve("data/shared"));
        engine.inside("mount", "--bind", tree.toString(), tree.toString()).ok();
        engine.inside("mount", "--make-shared", tree.toString()).ok();
        Files.createDirectory(tree.resolve("late"));
        for (String mode : List.of("rslave", "rshared", "rprivate")) {
            engine.sh(
                            "docker run -d --name "
                                    + mode
                                    + " -v "
                                    + tree
                                    + ":/t:"
                                    + mode
                                    + " busybox top")
                    .ok();
        }
        String late = tree.resolve("late").toString();
        engine.inside("mount", "-t", "tmpfs", "late", late).ok();
        String look = "docker exec %s grep -c ' /t/late ' /proc/mounts";
        assertThat(engine.sh(look.formatted("rslave")).stdout()).isEqualTo("1");
        assertThat(engine.sh(look.formatted("rshared")).stdout()).isEqualTo("1");
        assertThat(engine.sh(look.formatted("rprivate")).stdout()).isEqualTo("0");
        engine.sh("docker rm -f rslave rshared rprivate").ok();
        engine.inside("umount", late).ok();
        engine.inside("umount", tree.toString()).ok();
    }

    @Test
    @Tag("4.2/read-only")
    void whatTheHostForbidsStaysForbidden(Engine engine) throws IOException {
        Path folder = Files.createDirectories(engine.root().resolve("data/sealed"));
        engine.inside("mount", "-t", "tmpfs", "-o", "ro,nosuid,nodev", "sealed", folder.toString())
                .ok();
        assertThat(
                        engine.sh(
                                        "docker run --rm -v "
                                                + folder
                                                + ":/s busybox grep ' /s ' /proc/mounts")
                                .ok())
                .contains(" ro,nosuid,nodev,");
        engine.inside("umount", folder.toString()).ok();
    }

    @Test
    @Tag("4.2/df")
    void usageCountsWhatIsOnThisDisk(Engine engine) {
        engine.sh("docker volume create -o type=tmpfs -o device=tmpfs memory").ok();
        engine.sh(
                        "docker create --name user -v weighed:/w busybox true && docker run --rm -v"
                                + " weighed:/w busybox sh -c 'head -c 5000 /dev/zero > /w/f; ln /w/f /w/g'")
                .ok();
        String rows =
                "docker system df -v --format '{{range .Volumes}}{{.Name}} {{.Links}} {{.Size}},{{end}}'";
        assertThat(engine.sh(rows).ok()).contains("weighed 1 5kB,").doesNotContain("memory");
        engine.sh("docker rm user").ok();
        engine.sh("docker volume rm memory weighed").ok();
    }

    @Test
    @Tag("1.10/list-filters")
    @Tag("1.10/prune-filters")
    void filtersSelect(Engine engine) {
        engine.sh("docker volume create --label a=b first").ok();
        engine.sh("docker volume create --label a=c second").ok();
        String list = "docker volume ls -q ";
        assertThat(engine.sh(list + "-f label=a -f name=sec").ok()).isEqualTo("second");
        assertThat(engine.sh(list + "-f name=fir -f name=sec").ok()).isEqualTo("first\nsecond");
        assertThat(engine.sh(list + "-f driver=loc").ok()).isEmpty();
        assertThat(engine.sh(list + "-f dangling=maybe").refusal())
                .isEqualTo(FROM + "invalid filter 'dangling=[maybe]'");
        assertThat(engine.sh(list + "-f scope=local").refusal())
                .isEqualTo(FROM + "invalid filter 'scope'");
        assertThat(engine.sh("docker volume prune -af --filter label!=a=b").ok())
                .contains("second")
                .doesNotContain("first");
        assertThat(engine.sh("docker volume prune -f --filter dangling=true").refusal())
                .isEqualTo(FROM + "invalid filter 'dangling'");
        assertThat(engine.sh("docker volume prune -af --filter label=a=b").ok()).contains("first");
    }

    @Test
    @Tag("1.10/update")
    @Tag("1.10/create")
    @Tag("1.10/create-names")
    void theRoutesAnswerAsTheDocumentSays(Engine engine) {
        Api api = new Api(engine);
        assertThat(api.ask("PUT", "/volumes/any?version=1", "{}").line())
                .isEqualTo(
                        error(
                                503,
                                "volume update only valid for cluster volumes, but swarm is"
                                        + " unavailable"));
        assertThat(api.ask("POST", "/volumes/create", "{}").body())
                .contains("\"com.docker.volume.anonymous\":\"\"", "\"Options\":null")
                .containsPattern("\"Name\":\"[0-9a-f]{64}\"");
        assertThat(api.ask("POST", "/volumes/create", "{'Name':'q'}").line())
                .isEqualTo(
                        error(
                                400,
                                "create q: volume name is too short, names should be at least two"
                                        + " alphanumeric characters"));
        engine.sh("docker volume prune -f").ok();
    }
}
