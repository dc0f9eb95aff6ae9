package io.drydock.itests.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** What single events say. */
@WithEngine
class EventDetailsTest {

    private static final String FORMAT =
            "{{.Type}} {{.Action}}{{range $k, $v := .Actor.Attributes}} {{$k}}={{$v}}{{end}}";
    private Instant since = Instant.EPOCH;

    @BeforeEach
    void begin() {
        since = Instant.now();
    }

    @AfterEach
    void remove(Engine engine) {
        engine.docker("rm", "-f", "-v", "ev");
    }

    private List<String> events(Engine engine) {
        String until = Instant.now().toString();
        String from = since.toString();
        String[] words = {"events", "--since", from, "--until", until, "--format", FORMAT};
        return engine.docker(words).ok().lines().toList();
    }

    @Test
    @Tag("4.7/die")
    void anEndHasItsCodeAndDuration(Engine engine) {
        engine.docker("run", "--name", "ev", "busybox", "sh", "-c", "sleep 2; exit 3");
        assertThat(events(engine))
                .anyMatch(
                        event ->
                                event.matches(
                                        "container die execDuration=[1-9] exitCode=3 image=busybox"
                                                + " name=ev"));
    }

    @Test
    @Tag("4.7/resize")
    void aResizeHasHeightAndWidth(Engine engine) {
        engine.docker("run", "-dt", "--name", "ev", "busybox", "sleep", "1000").ok();
        assertThat(new Api(engine).ask("POST", "/containers/ev/resize?h=33&w=99").status())
                .isEqualTo(200);
        assertThat(events(engine))
                .contains("container resize height=33 image=busybox name=ev width=99");
    }

    /** The docker command finds the keys itself and says nothing; other clients send them. */
    @Test
    @Tag("4.7/detach")
    @Tag("1.3/attach-detach-keys")
    void whoLeavesByTheKeysIsTold(Engine engine) throws IOException {
        engine.docker("run", "-dit", "--name", "ev", "busybox", "sh").ok();
        leave(engine, "/containers/ev/attach?stream=1&stdin=1&stdout=1", "");
        HttpAnswer exec =
                new Api(engine)
                        .ask(
                                "POST",
                                "/containers/ev/exec",
                                "{'Cmd':['sh'],'Tty':true,'AttachStdin':true,'AttachStdout':true}");
        String id = exec.body().replaceAll(".*\"Id\":\"([0-9a-f]+)\".*", "$1").strip();
        leave(engine, "/exec/" + id + "/start", "{\"Tty\":true}");
        Await.until(
                "both",
                () ->
                        events(engine)
                                .containsAll(
                                        List.of(
                                                "container detach image=busybox name=ev",
                                                "container exec_detach execID="
                                                        + id
                                                        + " image=busybox name=ev")));
        assertThat(engine.inspect("ev", "{{.State.Running}}")).isEqualTo("true");
    }

    private static void leave(Engine engine, String path, String body) throws IOException {
        try (HttpConnection http = new HttpConnection(engine.socket())) {
            http.write("POST " + path + " HTTP/1.1\r\nHost: d\r\nConnection: Upgrade\r\n");
            http.write("Upgrade: tcp\r\nContent-Type: application/json\r\n");
            http.write("Content-Length: " + body.length() + "\r\n\r\n" + body);
            http.write("\020\021");
            assertThat(http.answer("POST").status()).isEqualTo(101);
        }
    }

    @Test
    @Tag("4.7/copy")
    @Tag("4.7/export")
    @Tag("4.7/commit")
    void readingAndWritingFilesIsTold(Engine engine) throws IOException {
        engine.docker("create", "--name", "ev", "busybox", "true").ok();
        Path file = Files.writeString(engine.root().resolve("told"), "x");
        engine.docker("cp", file.toString(), "ev:/tmp/").ok();
        engine.docker("cp", "ev:/tmp/told", "-");
        engine.sh("docker export ev > /dev/null").ok();
        String image = engine.docker("commit", "-m", "why", "ev", "told:1").ok();
        assertThat(events(engine))
                .contains(
                        "container extract-to-dir image=busybox name=ev",
                        "container archive-path image=busybox name=ev",
                        "container export image=busybox name=ev",
                        "container commit comment=why image=busybox imageID="
                                + image
                                + " imageRef=told:1 name=ev");
        engine.docker("rmi", "told:1").ok();
    }

    @Test
    @Tag("4.7/prune")
    void aPruneTellsTheSpace(Engine engine) {
        engine.docker("run", "--name", "ev", "busybox", "sh", "-c", "head -c 5000 /dev/zero >/f")
                .ok();
        engine.sh("docker container prune -f; docker image prune -f; docker volume prune -f").ok();
        engine.sh("docker network prune -f").ok();
        assertThat(events(engine))
                .anyMatch(event -> event.matches("container prune reclaimed=50[0-9][0-9]"))
                .contains("image prune reclaimed=0")
                .contains("volume prune reclaimed=0")
                .contains("network prune reclaimed=0");
    }

    @Test
    @Tag("4.7/volume")
    void volumesTellTheirDriver(Engine engine) {
        engine.sh("docker volume create vol && docker volume rm vol").ok();
        assertThat(events(engine))
                .contains("volume create driver=local", "volume destroy driver=local");
    }

    @Test
    @Tag("4.7/image")
    void imagesTellTheirName(Engine engine) {
        Path archive = engine.root().resolve("busybox.tar");
        engine.docker("import", archive.toString(), "ev:1").ok();
        String saved = engine.root().resolve("ev.tar").toString();
        engine.docker("save", "-o", saved, "ev:1").ok();
        engine.docker("rmi", "ev:1").ok();
        engine.docker("load", "-i", saved).ok();
        engine.docker("rmi", "ev:1").ok();
        assertThat(
                        events(engine).stream()
                                .map(event -> event.replaceAll("sha256:[0-9a-f]{64}", "ID")))
                .contains(
                        "image tag name=ev:1",
                        "image import name=ID",
                        "image save name=ID",
                        "image untag name=ID",
                        "image delete name=ID",
                        "image load name=ID");
    }

    @Test
    @Tag("4.7/daemon")
    void aReloadTellsTheSettings(Engine engine) throws IOException {
        engine.reload("{\"labels\":[\"deck=low\"],\"shutdown-timeout\":7}");
        Await.until(
                "the event",
                () ->
                        events(engine).stream()
                                .anyMatch(
                                        event ->
                                                event.startsWith("daemon reload ")
                                                        && event.contains("labels=[\"deck=low\"]")
                                                        && event.contains(" name=")
                                                        && event.contains("shutdown-timeout=7")));
        engine.reload("{}");
    }
}
