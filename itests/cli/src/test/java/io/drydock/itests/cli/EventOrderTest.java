package io.drydock.itests.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;

/** Which events a command makes, in which order and with what attributes: dockerd's. */
@WithEngine
class EventOrderTest {

    private static final String FORMAT =
            "{{.Type}} {{.Action}}{{range $k, $v := .Actor.Attributes}} {{$k}}={{$v}}{{end}}";
    private Instant since = Instant.EPOCH;

    @BeforeEach
    void begin() {
        since = Instant.now();
    }

    @AfterEach
    void remove(Engine engine) {
        engine.docker("rm", "-f", "ev");
    }

    @Test
    @Tag("4.7/order")
    @Tag("4.7/attach")
    @Tag("4.7/create")
    @Tag("4.7/start")
    void attachComesBeforeTheNetwork(Engine engine) {
        engine.docker("run", "--name", "ev", "busybox", "true").ok();
        assertThat(actions(engine))
                .containsExactly(
                        "container create",
                        "container attach",
                        "network connect",
                        "container start",
                        "container die",
                        "network disconnect");
    }

    @Test
    @Tag("4.7/network")
    void hostAndNoneAreNetworksToo(Engine engine) {
        engine.docker("run", "--rm", "--name", "ev", "--network", "host", "busybox", "true").ok();
        assertThat(events(engine))
                .anyMatch(
                        event -> event.matches("network connect container=ID name=host type=host"))
                .anyMatch(
                        event ->
                                event.matches(
                                        "network disconnect container=ID name=host type=host"));
    }

    @Test
    @Tag("4.7/volume")
    @Tag("4.7/destroy")
    void mountsOfVolumesSayWhereAndHow(Engine engine) {
        engine.docker(
                        "run",
                        "--rm",
                        "--name",
                        "ev",
                        "-v",
                        "vol:/data",
                        "-v",
                        "/anon",
                        "--mount",
                        "type=volume,src=vol,dst=/ro,readonly",
                        "busybox",
                        "true")
                .ok();
        List<String> events = events(engine);
        assertThat(events)
                .contains(
                        "volume mount container=ID destination=/data driver=local propagation="
                                + " read/write=true",
                        "volume mount container=ID destination=/ro driver=local propagation="
                                + " read/write=false");
        List<String> actions = events.stream().map(EventOrderTest::action).toList();
        assertThat(actions.subList(actions.indexOf("container die"), actions.size()))
                .containsExactly(
                        "container die",
                        "network disconnect",
                        "volume unmount",
                        "volume unmount",
                        "volume unmount",
                        "volume destroy",
                        "container destroy");
        engine.docker("volume", "rm", "vol").ok();
    }

    @Test
    @Tag("4.7/exec")
    void anExecThatCannotRunDoesNotDie(Engine engine) {
        engine.docker("run", "-d", "--name", "ev", "busybox", "sleep", "100").ok();
        begin();
        engine.docker("exec", "ev", "sh", "-c", "true").ok();
        engine.docker("exec", "ev", "nope");
        assertThat(
                        events(engine).stream()
                                .map(event -> event.replace(" image=busybox name=ev", "")))
                .containsExactly(
                        "container exec_create: sh -c true execID=ID",
                        "container exec_start: sh -c true execID=ID",
                        "container exec_die execID=ID exitCode=0",
                        "container exec_create: nope  execID=ID",
                        "container exec_start: nope  execID=ID");
    }

    @Test
    @Tag("4.7/stop")
    @Tag("4.7/kill")
    @Tag("4.7/destroy")
    void stopAndForcedRemovalSayTheirSignals(Engine engine) {
        engine.docker("run", "-d", "--name", "ev", "busybox", "sleep", "100").ok();
        begin();
        engine.docker("stop", "-t", "1", "ev").ok();
        assertThat(actions(engine))
                .containsExactly(
                        "container kill",
                        "container kill",
                        "container die",
                        "network disconnect",
                        "container stop");
        engine.docker("start", "ev").ok();
        begin();
        engine.docker("rm", "-f", "ev").ok();
        assertThat(events(engine).getFirst()).endsWith("name=ev signal=9");
        assertThat(actions(engine))
                .containsExactly(
                        "container kill",
                        "container die",
                        "network disconnect",
                        "container destroy");
    }

    private List<String> actions(Engine engine) {
        return events(engine).stream().map(EventOrderTest::action).toList();
    }

    private static String action(String event) {
        String[] words = event.split(" ");
        return words[0] + " " + words[1];
    }

    /** All since the beginning; ids are not worth comparing, durations neither. */
    private List<String> events(Engine engine) {
        String until = Instant.now().toString();
        return engine.docker(
                        "events", "--since", since.toString(), "--until", until, "--format", FORMAT)
                .ok()
                .lines()
                .map(line -> line.replaceAll("[0-9a-f]{64}", "ID"))
                .map(line -> line.replaceAll("execDuration=[0-9]+ ", ""))
                .toList();
    }
}
