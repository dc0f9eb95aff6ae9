package io.drydock.itests.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Volumes and other mounts. */
@WithEngine(shared = true)
class VolumeTest {

    private static final String FROM = "Error response from daemon: ";

    @Test
    @Tag("4.2/path")
    void aNamedVolumeOutlivesItsContainers(Engine engine) {
        engine.sh("docker run --rm -v hold:/h busybox sh -c 'echo crate > /h/f'").ok();
        assertThat(engine.sh("docker run --rm -v hold:/other busybox cat /other/f").ok())
                .isEqualTo("crate");
        assertThat(engine.sh("docker volume ls -qf name=hold").ok()).isEqualTo("hold");
    }

    @Test
    @Tag("3.3/copy-up")
    @Tag("3.3/VolumeOptions.NoCopy")
    @Tag("4.2/copy-up")
    void takesOverWhatTheImageHasThere(Engine engine) {
        assertThat(engine.sh("docker run --rm -v copied:/etc busybox cat /etc/group").ok())
                .startsWith("root:x:0:");
        assertThat(engine.sh("docker run --rm -v copied:/c busybox ls /c").ok())
                .contains("group", "passwd");
        assertThat(engine.sh("docker run --rm -v empty:/etc:nocopy busybox ls /etc").ok())
                .doesNotContain("passwd");
        String mount = "--mount type=volume,src=empty2,dst=/etc,volume-nocopy";
        assertThat(engine.sh("docker run --rm " + mount + " busybox ls /etc").ok())
                .doesNotContain("passwd");
    }

    @Test
    @Tag("3.3/anonymous")
    @Tag("1.3/delete-volumes")
    @Tag("4.2/anonymous")
    void anonymousOnesGoWithTheirContainerWhenAsked(Engine engine) {
        engine.sh("docker run --name anonymous -v /data busybox touch /data/f").ok();
        String volume = engine.inspect("anonymous", "{{(index .Mounts 0).Name}}");
        assertThat(volume).matches("[0-9a-f]{64}");
        engine.sh("docker rm anonymous").ok();
        assertThat(engine.sh("docker volume ls -q").ok()).contains(volume);
        engine.sh("docker volume rm " + volume).ok();
        String second = engine.sh("docker create -v /data --name anonymous busybox true").ok();
        volume = engine.inspect(second, "{{(index .Mounts 0).Name}}");
        engine.sh("docker rm -v anonymous").ok();
        assertThat(engine.sh("docker volume ls -q").ok()).doesNotContain(volume);
    }

    @Test
    @Tag("1.10/remove")
    @Tag("1.10/remove-in-use")
    @Tag("1.10/inspect")
    @Tag("4.2/references")
    void oneInUseIsNotRemoved(Engine engine) {
        String id = engine.sh("docker create --name sailor -v used:/u busybox true").ok();
        assertThat(engine.sh("docker volume rm used").refusal())
                .isEqualTo(FROM + "remove used: volume is in use - [" + id + "]");
        engine.sh("docker rm -v sailor").ok();
        assertThat(engine.sh("docker volume rm used").ok()).as("-v keeps names").isEqualTo("used");
        assertThat(engine.sh("docker volume rm used").refusal())
                .isEqualTo(FROM + "get used: no such volume");
        assertThat(engine.sh("docker volume inspect used").refusal())
                .isEqualTo(FROM + "get used: no such volume");
    }

    @Test
    @Tag("1.10/create")
    @Tag("1.10/list")
    @Tag("1.10/inspect")
    @Tag("4.2/labels")
    @Tag("1.10/create-names")
    void isCreatedWithLabelsAndFoundByThem(Engine engine) throws IOException {
        assertThat(engine.sh("docker volume create --label deck=low labelled").ok())
                .isEqualTo("labelled");
        String format = "'{{.Driver}} {{.Scope}} {{.Labels.deck}} {{.Name}}'";
        assertThat(engine.sh("docker volume inspect -f " + format + " labelled").ok())
                .isEqualTo("local local low labelled");
        assertThat(engine.sh("docker volume ls -qf label=deck=low").ok()).isEqualTo("labelled");
        assertThat(engine.sh("docker volume ls -qf label=deck=high").ok()).isEmpty();
        String place = engine.inspect("labelled", "{{.Mountpoint}}");
        Files.writeString(Path.of(place, "from-host"), "hello");
        assertThat(engine.sh("docker run --rm -v labelled:/v busybox cat /v/from-host").ok())
                .isEqualTo("hello");
        engine.sh("docker create --name dangles -v labelled:/v busybox true").ok();
        assertThat(engine.sh("docker volume ls -qf dangling=true").ok()).doesNotContain("labelled");
        engine.sh("docker rm dangles").ok();
        assertThat(engine.sh("docker volume ls -qf dangling=true").ok()).contains("labelled");
        assertThat(engine.sh("docker volume create 'a?'").refusal()).contains("includes invalid");
        assertThat(engine.sh("docker volume create -d nosuch x").refusal()).contains("nosuch");
    }

    @Test
    @Tag("1.10/prune")
    @Tag("4.2/prune")
    void pruneTakesTheUnusedAnonymousAndWithAllTheNamed(Engine engine) {
        engine.sh("docker volume create named").ok();
        String nameless = engine.sh("docker volume create").ok();
        engine.sh("docker create --name keeper -v kept:/k busybox true").ok();
        assertThat(engine.sh("docker volume prune -f").ok())
                .contains(nameless)
                .doesNotContain("named\n");
        assertThat(engine.sh("docker volume prune -af").ok()).contains("named");
        assertThat(engine.sh("docker volume ls -q").ok()).isEqualTo("kept");
        engine.sh("docker rm keeper").ok();
    }

    @Test
    @Tag("3.2/Binds")
    void bindsAFolderOfTheHost(Engine engine) throws IOException {
        Path folder = Files.createTempDirectory(engine.root(), "bind");
        Files.writeString(folder.resolve("f"), "pier");
        String bind = "-v " + folder + ":/b";
        String script = " busybox sh -c 'cat /b/f; echo new > /b/g'";
        assertThat(engine.sh("docker run --rm " + bind + script).ok()).isEqualTo("pier");
        assertThat(Files.readString(folder.resolve("g"))).isEqualTo("new\n");
        Result write = engine.sh("docker run --rm " + bind + ":ro busybox touch /b/h");
        assertThat(write.refusal()).contains("Read-only file system");
        String mount = "--mount type=bind,source=" + folder + ",target=/b,readonly";
        assertThat(engine.sh("docker run --rm " + mount + " busybox touch /b/h").refusal())
                .contains("Read-only file system");
        String file = "-v " + folder.resolve("f") + ":/etc/one";
        assertThat(engine.sh("docker run --rm " + file + " busybox cat /etc/one").ok())
                .isEqualTo("pier");
    }

    @Test
    @Tag("3.2/Binds")
    @Tag("1.16/mounts")
    void makesAMissingFolderForVAndRefusesItForMount(Engine engine) {
        Path missing = engine.root().resolve("missing");
        String mount = "--mount type=bind,source=" + missing + ",target=/b";
        assertThat(engine.sh("docker run --rm " + mount + " busybox true").refusal())
                .contains(
                        "invalid mount config for type \"bind\": bind source path does not exist: "
                                + missing);
        assertThat(missing).doesNotExist();
        engine.sh("docker run --rm -v " + missing + ":/b busybox true").ok();
        assertThat(missing).isDirectory();
    }

    @Test
    @Tag("3.2/Tmpfs")
    @Tag("3.3/TmpfsOptions.SizeBytes")
    void tmpfsIsInMemoryWithItsOptions(Engine engine) {
        String row = "grep ' /m ' /proc/mounts";
        assertThat(engine.sh("docker run --rm --tmpfs /m busybox " + row).ok())
                .startsWith("tmpfs /m tmpfs rw,nosuid,nodev,noexec,");
        assertThat(engine.sh("docker run --rm --tmpfs /m:size=64k,exec busybox " + row).ok())
                .contains("size=64k")
                .doesNotContain("noexec");
        String mount = "--mount type=tmpfs,dst=/m,tmpfs-size=1m,tmpfs-mode=700";
        assertThat(engine.sh("docker run --rm " + mount + " busybox " + row).ok())
                .contains("size=1024k", "mode=700");
    }

    @Test
    @Tag("1.16/mounts")
    void refusesMountsThatMakeNoSense(Engine engine) {
        assertThat(engine.sh("docker create -v hold:/a -v other:/a busybox true").refusal())
                .contains("Duplicate mount point: /a");
        assertThat(engine.sh("docker create -v hold:relative busybox true").refusal())
                .contains("invalid mount path: 'relative' mount path must be absolute");
        assertThat(engine.sh("docker create -v 'a?:/a' busybox true").refusal())
                .contains("includes invalid characters for a local volume name");
    }

    @Test
    void inspectTellsTheMounts(Engine engine) {
        engine.sh("docker create --name told -v hold:/h:ro --tmpfs /t busybox true").ok();
        String format =
                "{{range .Mounts}}{{.Type}} {{.Name}} {{.Destination}} {{.RW}} {{.Driver}}{{end}}";
        assertThat(engine.inspect("told", format)).isEqualTo("volume hold /h false local");
        assertThat(engine.inspect("told", "{{json .HostConfig.Tmpfs}}")).isEqualTo("{\"/t\":\"\"}");
        engine.sh("docker rm told").ok();
    }
}
