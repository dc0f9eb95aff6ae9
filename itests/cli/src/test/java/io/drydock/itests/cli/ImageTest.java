package io.drydock.itests.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.stream.Stream;

/** Images: where they come from, their names, and what keeps them from being removed. */
@WithEngine(shared = true)
class ImageTest {

    private static final String FROM = "Error response from daemon: ";

    @Test
    @Tag("1.6/create-import")
    @Tag("4.3/formats-import")
    void importTakesChangesAndAMessage(Engine engine) {
        String id =
                engine.sh(
                                "docker import -m cargo -c 'CMD [\"echo\",\"from cmd\"]' -c 'ENV A=b'"
                                        + " -c 'LABEL deck=1' "
                                        + engine.root()
                                        + "/busybox.tar cargo:v1")
                        .ok();
        assertThat(id).matches("sha256:[0-9a-f]{64}");
        assertThat(engine.inspect("cargo:v1", "{{.Id}} {{.Comment}} {{.Config.Labels.deck}}"))
                .isEqualTo(id + " cargo 1");
        assertThat(engine.sh("docker run --rm cargo:v1").ok()).isEqualTo("from cmd");
        assertThat(engine.sh("docker run --rm cargo:v1 sh -c 'echo $A'").ok()).isEqualTo("b");
        assertThat(engine.sh("docker history --format '{{.Comment}}' cargo:v1").ok())
                .isEqualTo("cargo");
    }

    @Test
    @Tag("1.6/create-import")
    void importTakesAStreamAndGivesNoNameUnasked(Engine engine) {
        String id = engine.sh("docker import - < " + engine.root() + "/busybox.tar").ok();
        assertThat(engine.inspect(id, "{{json .RepoTags}}")).isEqualTo("[]");
        assertThat(engine.sh("docker images -qf dangling=true --no-trunc").ok()).contains(id);
        engine.sh("docker rmi " + id).ok();
    }

    @Test
    @Tag("1.16/loaded")
    @Tag("1.6/load")
    @Tag("4.3/formats")
    void loadsAnArchiveOfDockerSave(Engine engine) {
        Archive archive = Archive.docker(engine, "loaded:v1", "busybox.tar");
        assertThat(engine.sh("docker load -i " + archive.file()).ok())
                .isEqualTo("Loaded image: loaded:v1");
        assertThat(engine.inspect("loaded:v1", "{{.Id}}"))
                .isEqualTo("sha256:" + archive.configDigest());
        assertThat(engine.sh("docker run --rm loaded:v1").ok()).isEqualTo("loaded");
        assertThat(engine.sh("docker load < " + archive.file()).ok())
                .isEqualTo("Loaded image: loaded:v1");
    }

    @Test
    @Tag("4.3/formats")
    void loadsAnOciLayout(Engine engine) {
        Archive archive = Archive.oci(engine, "layout:v1", "busybox.tar");
        engine.sh("docker load -i " + archive.file()).ok();
        assertThat(engine.sh("docker run --rm layout:v1").ok()).isEqualTo("loaded");
    }

    @Test
    @Tag("1.6/load-refused")
    void refusesWhatIsNoArchive(Engine engine) {
        assertThat(engine.sh("echo nonsense | docker load").exit()).isEqualTo(1);
        assertThat(engine.sh("echo nonsense | docker import - bad").refusal()).isNotEmpty();
        assertThat(engine.sh("docker image inspect bad").refusal())
                .endsWith("No such image: bad:latest");
    }

    @Test
    @Tag("1.6/tag")
    void tagsAndUntags(Engine engine) {
        String id = engine.inspect("busybox", "{{.Id}}");
        engine.sh("docker tag busybox port.example/harbour:1").ok();
        assertThat(engine.inspect("port.example/harbour:1", "{{.Id}}")).isEqualTo(id);
        assertThat(engine.sh("docker rmi port.example/harbour:1").ok())
                .isEqualTo("Untagged: port.example/harbour:1");
        assertThat(engine.inspect("busybox", "{{.Id}}")).isEqualTo(id);
        assertThat(engine.sh("docker tag nosuch other").refusal())
                .isEqualTo(FROM + "No such image: nosuch:latest");
        assertThat(engine.sh("docker tag busybox 'Bad Name'").refusal())
                .contains("invalid reference format");
    }

    @Test
    @Tag("1.6/delete-conflicts")
    void isKeptByItsContainers(Engine engine) {
        String id = own(engine, "kept:1");
        String stopped = engine.sh("docker create --name user kept:1 true").ok();
        assertThat(engine.sh("docker rmi kept:1").refusal())
                .isEqualTo(
                        FROM
                                + "conflict: unable to remove repository reference \"kept:1\" (must"
                                + " force) - container "
                                + stopped.substring(0, 12)
                                + " is using its referenced image "
                                + id.substring(7, 19));
        engine.sh("docker rm user").ok();
        String running = engine.sh("docker run -d --name user kept:1 sleep 1000").ok();
        assertThat(engine.sh("docker rmi -f " + id.substring(7, 19)).refusal())
                .isEqualTo(
                        FROM
                                + "conflict: unable to delete "
                                + id.substring(7, 19)
                                + " (cannot be forced) - image is being used by running container "
                                + running.substring(0, 12));
        engine.sh("docker rm -f user").ok();
        assertThat(engine.sh("docker rmi kept:1").ok())
                .startsWith("Untagged: kept:1\nDeleted: " + id);
        assertThat(engine.sh("docker rmi kept:1").refusal())
                .isEqualTo(FROM + "No such image: kept:1");
    }

    @Test
    @Tag("1.6/delete-conflicts")
    @Tag("1.6/delete")
    void isKeptByItsOtherNames(Engine engine) {
        String id = own(engine, "names:1");
        engine.sh("docker tag names:1 names:2 && docker tag names:1 elsewhere:1").ok();
        assertThat(engine.sh("docker rmi " + id.substring(7, 19)).refusal())
                .isEqualTo(
                        FROM
                                + "conflict: unable to delete "
                                + id.substring(7, 19)
                                + " (must be forced) - image is referenced in multiple"
                                + " repositories");
        engine.sh("docker rmi -f " + id).ok();
        assertThat(engine.sh("docker images -q names").ok()).isEmpty();
    }

    @Test
    @Tag("1.6/list")
    @Tag("1.6/list-filters")
    void listsAndFilters(Engine engine) {
        own(engine, "list/one:1");
        engine.sh("docker tag list/one:1 list/two:2").ok();
        String format = " --format '{{.Repository}}:{{.Tag}}' | sort | xargs";
        assertThat(engine.sh("docker images" + format).ok()).contains("list/one:1 list/two:2");
        assertThat(engine.sh("docker images list/one" + format).ok()).isEqualTo("list/one:1");
        assertThat(engine.sh("docker images -f 'reference=list/*:2'" + format).ok())
                .isEqualTo("list/two:2");
        assertThat(engine.sh("docker images -f label=owner=list/one" + format).ok())
                .isEqualTo("list/one:1 list/two:2");
        assertThat(engine.sh("docker images -f since=busybox list/one" + format).ok())
                .isEqualTo("list/one:1");
        assertThat(engine.sh("docker images -f before=list/one:1" + format).ok())
                .contains("busybox:latest")
                .doesNotContain("list/");
        assertThat(engine.sh("docker images -f deck=1").refusal())
                .contains("invalid filter 'deck'");
        engine.sh("docker rmi list/one:1 list/two:2").ok();
    }

    @Test
    @Tag("1.6/prune")
    void pruneTakesTheNamelessAndWithAllTheUnused(Engine engine) {
        String nameless = engine.sh("docker import - < " + engine.root() + "/busybox.tar").ok();
        own(engine, "unused:1");
        engine.sh("docker create --name prunes busybox true").ok();
        assertThat(engine.sh("docker image prune -f").ok()).contains("deleted: " + nameless);
        engine.inspect("unused:1", "{{.Id}}");
        assertThat(engine.sh("docker image prune -af").ok()).contains("untagged: unused:1");
        engine.inspect("busybox:latest", "{{.Id}}");
        engine.sh("docker rm prunes").ok();
    }

    @Test
    @Tag("1.6/prune-joined")
    void prunesAtTheSameTimeAllSucceed(Engine engine) {
        String made = "docker import -c 'LABEL n=%d' - < " + engine.root() + "/busybox.tar";
        for (int i = 0; i < 5; i++) {
            engine.sh(made.formatted(i)).ok();
        }
        List<Command> prunes =
                Stream.generate(() -> engine.dockerStarted("image", "prune", "-f"))
                        .limit(4)
                        .toList();
        assertThat(prunes.stream().map(prune -> prune.end().ok()))
                .allMatch(said -> said.contains("Total reclaimed space:"))
                .anyMatch(said -> said.contains("deleted: sha256:"));
        assertThat(engine.sh("docker images -q --filter dangling=true").ok()).isEmpty();
    }

    @Test
    void systemPruneAsksForEverythingAndEndsWell(Engine engine) {
        engine.sh("docker create --name pruned busybox true").ok();
        engine.sh("docker network create pruned").ok();
        assertThat(engine.sh("docker system prune -f --volumes").ok())
                .contains("Deleted Containers:", "Deleted Networks:\npruned")
                .contains("Total reclaimed space:");
        assertThat(engine.sh("docker ps -aq --filter name=pruned").ok()).isEmpty();
    }

    @Test
    @Tag("4.3/df")
    void systemDfCountsWhatIsThere(Engine engine) {
        engine.sh("docker run --name df -v dfvol:/v busybox true").ok();
        String rows = engine.sh("docker system df --format '{{.Type}}={{.TotalCount}}'").ok();
        assertThat(rows).contains("Containers=1").contains("Local Volumes=1");
        assertThat(rows).doesNotContain("Images=0");
        engine.sh("docker rm df && docker volume rm dfvol").ok();
    }

    private static String own(Engine engine, String name) {
        String label = " -c 'LABEL owner=" + name.replaceAll(":.*", "") + "' ";
        return engine.sh("docker import" + label + engine.root() + "/busybox.tar " + name).ok();
    }

    @Test
    @Tag("1.6/inspect")
    @Tag("1.6/history")
    void isShownByEachOfItsNamesWithItsHistory(Engine engine) {
        engine.sh("docker run --name made busybox touch /new").ok();
        String id = engine.sh("docker commit -m 'a word' made shown:1").ok();
        engine.sh("docker rm made").ok();
        for (String name : java.util.List.of("shown:1", id, id.substring(7), id.substring(7, 19))) {
            assertThat(engine.inspect(name, "{{.Id}} {{.RepoTags}} {{len .RootFS.Layers}}"))
                    .isEqualTo(id + " [shown:1] 2");
        }
        String format = "'{{.ID}} {{.CreatedBy}} {{.Comment}}'";
        assertThat(engine.sh("docker history --no-trunc --format " + format + " shown:1").ok())
                .startsWith(id + " touch /new a word\n<missing>");
        assertThat(engine.sh("docker history nosuch").refusal())
                .isEqualTo(FROM + "No such image: nosuch:latest");
        engine.sh("docker rmi shown:1").ok();
    }

    @Test
    @Tag("1.6/list-options")
    @Tag("1.6/inspect-options")
    @Tag("1.6/attestations")
    void optionsThatExcludeEachOtherAreRefusedInDockerdsWords(Engine engine) {
        Api api = new Api(engine);
        assertThat(api.ask("GET", "/images/json?identity=1").line())
                .isEqualTo(
                        HttpAnswer.error(
                                400, "conflicting options: identity requires manifests=1"));
        assertThat(api.ask("GET", "/images/json?manifests=1").status()).isEqualTo(200);
        assertThat(api.ask("GET", "/images/busybox/json?manifests=1&platform=%7B%7D").line())
                .isEqualTo(
                        HttpAnswer.error(
                                400,
                                "conflicting options: manifests and platform options cannot both be"
                                        + " set"));
        assertThat(api.ask("GET", "/images/busybox/attestations").line()).isEqualTo("200 []");
        assertThat(api.ask("GET", "/images/nosuch/attestations").line())
                .isEqualTo(HttpAnswer.error(404, "No such image: nosuch:latest"));
        assertThat(api.ask("GET", "/images/busybox/attestations?platform=a&platform=b").line())
                .isEqualTo(HttpAnswer.error(400, "only one platform value is currently supported"));
    }

    @Test
    @Tag("1.6/delete-conflicts")
    void aNameGoesByForceWhileItsImageRuns(Engine engine) {
        engine.sh("docker run --name made busybox touch /f && docker commit made ran:1").ok();
        engine.sh("docker rm made && docker run -d --name runner ran:1 sleep 1000").ok();
        assertThat(engine.sh("docker rmi -f ran:1").ok()).isEqualTo("Untagged: ran:1");
        assertThat(engine.inspect("runner", "{{.State.Running}}")).isEqualTo("true");
        engine.sh("docker rm -f runner && docker image prune -f").ok();
    }
}
