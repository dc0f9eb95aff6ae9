package io.drydock.itests.cli;

import static io.drydock.itests.cli.HttpAnswer.error;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Routes of the exec router in the cases the docker command has no words for. */
@WithEngine(shared = true)
class ExecRoutesTest {

    private static final String START = "{'Detach':true}";

    @BeforeEach
    void run(Engine engine) {
        engine.docker("run", "-d", "--name", "hull", "busybox", "sleep", "1000").ok();
    }

    @AfterEach
    void remove(Engine engine) {
        engine.docker("rm", "-f", "hull");
    }

    private static String exec(Api api, String members) {
        HttpAnswer answer = api.ask("POST", "/containers/hull/exec", "{" + members + "}");
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer.body().replaceAll(".*\"Id\":\"([0-9a-f]+)\".*", "$1").strip();
    }

    @Test
    @Tag("1.4/create")
    @Tag("1.16/exec")
    void aProcessNeedsACommandAndARunningContainer(Engine engine) {
        Api api = new Api(engine);
        assertThat(exec(api, "'Cmd':['true']")).hasSize(64);
        assertThat(api.ask("POST", "/containers/hull/exec", "{}").line())
                .isEqualTo(error(400, "No exec command specified"));
        String id = engine.inspect("hull", "{{.Id}}");
        engine.docker("pause", "hull").ok();
        assertThat(api.ask("POST", "/containers/hull/exec", "{'Cmd':['true']}").line())
                .isEqualTo(
                        error(409, "Container hull is paused, unpause the container before exec"));
        engine.docker("kill", "hull").ok();
        assertThat(api.ask("POST", "/containers/hull/exec", "{'Cmd':['true']}").line())
                .isEqualTo(error(409, "container " + id + " is not running"));
    }

    @Test
    @Tag("1.4/inspect")
    @Tag("1.4/inspect-later")
    @Tag("1.4/start-twice")
    void anExecIsKnownBeforeWhileAndAfterItRuns(Engine engine) {
        Api api = new Api(engine);
        String id = exec(api, "'Cmd':['sh','-c','sleep 1; exit 4'],'User':'1','Tty':false");
        String path = "/exec/" + id;
        assertThat(api.ask("GET", path + "/json").body())
                .contains("\"Running\":false", "\"ExitCode\":null", "\"Pid\":0")
                .contains("\"entrypoint\":\"sh\"", "\"arguments\":[\"-c\",\"sleep 1; exit 4\"]")
                .contains("\"user\":\"1\"", engine.inspect("hull", "{{.Id}}"));
        assertThat(api.ask("POST", path + "/start", START).status()).isEqualTo(200);
        assertThat(api.ask("GET", path + "/json").body())
                .contains("\"Running\":true", "\"ExitCode\":null")
                .doesNotContain("\"Pid\":0");
        assertThat(api.ask("POST", path + "/start", START).line())
                .isEqualTo(error(409, "exec command " + id + " is already running"));
        assertThat(engine.inspect("hull", "{{.ExecIDs}}")).isEqualTo("[" + id + "]");
        Await.until(
                "its end",
                () -> api.ask("GET", path + "/json").body().contains("\"Running\":false"));
        assertThat(api.ask("GET", path + "/json").body()).contains("\"ExitCode\":4");
        assertThat(api.ask("POST", path + "/start", START).line())
                .isEqualTo(error(409, "exec command " + id + " has already run"));
    }

    @Test
    @Tag("1.4/start-stopped")
    void whatWasPreparedIsRefusedWhenItsContainerRunsNoMore(Engine engine) {
        Api api = new Api(engine);
        String first = exec(api, "'Cmd':['true']");
        String second = exec(api, "'Cmd':['true']");
        engine.docker("pause", "hull").ok();
        assertThat(api.ask("POST", "/exec/" + first + "/start", START).status()).isEqualTo(409);
        engine.docker("kill", "hull").ok();
        assertThat(api.ask("POST", "/exec/" + second + "/start", START).status()).isEqualTo(409);
    }

    @Test
    @Tag("1.4/console-size")
    @Tag("1.17/1.42-console")
    void aTerminalHasItsSizeFromTheBeginning(Engine engine) {
        // crun sets the size while the program is already on its way: at once, but not before;
        // without a size stty says nothing and succeeds
        String asked =
                "for i in 1 2 3 4 5 6 7 8 9; do s=$(stty size 2>&-);"
                        + " [ ${#s} -gt 0 ] && echo $s && exit; sleep 0.1; done";
        String size =
                "'Cmd':['sh','-c','%s'],'AttachStdout':true,'Tty':true,'ConsoleSize':[31,77]"
                        .formatted(asked);
        Api api = new Api(engine);
        String start = "{'Tty':true}";
        assertThat(api.ask("POST", "/exec/" + exec(api, size) + "/start", start).body())
                .isEqualTo("31 77\r\n");
        String other = "{'Tty':true,'ConsoleSize':[32,78]}";
        assertThat(api.ask("POST", "/exec/" + exec(api, size) + "/start", other).body())
                .isEqualTo("32 78\r\n");
        Api old = new Api(engine, "1.41");
        assertThat(old.ask("POST", "/exec/" + exec(old, size) + "/start", other).body())
                .doesNotContain("31 77", "32 78");
    }

    @Test
    @Tag("1.4/resize-early")
    void onlyWhatRunsIsResized(Engine engine) {
        Api api = new Api(engine);
        String id = exec(api, "'Cmd':['sleep','100'],'Tty':true");
        assertThat(api.ask("POST", "/exec/" + id + "/resize?h=1&w=1").line())
                .isEqualTo(error(400, "exec process is not started"));
        assertThat(api.ask("POST", "/exec/" + id + "/resize?h=x&w=1").status()).isEqualTo(400);
        api.ask("POST", "/exec/" + id + "/start", "{'Detach':true,'Tty':true}");
        assertThat(api.ask("POST", "/exec/" + id + "/resize?h=5&w=6").status()).isEqualTo(200);
    }
}
