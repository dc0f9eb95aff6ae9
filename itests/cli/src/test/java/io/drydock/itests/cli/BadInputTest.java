package io.drydock.itests.cli;

import static io.drydock.itests.cli.HttpAnswer.error;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Requests that are wrong in themselves: statuses and texts are those that clients match on. */
@WithEngine
class BadInputTest {

    private static final String JSON = "application/json";

    private static final String CREATE = "/containers/create";

    @ParameterizedTest
    @Tag("1.3/create-body")
    @CsvSource(
            delimiter = '|',
            value = {
                "{ | invalid JSON: unexpected EOF",
                "'{\"Image\":\"x' | invalid JSON: unexpected EOF",
                "' ' | invalid JSON: got EOF while reading request body",
                "{} {} | unexpected content after JSON",
                "{} | config cannot be empty in order to create a container",
                "null | config cannot be empty in order to create a container",
                "'' | config cannot be empty in order to create a container",
                "[] | invalid JSON: the request has a value of the wrong type",
                "{\"Image\":5} | invalid JSON: field Image has a value of the wrong type",
                "'{\"HostConfig\":{\"Memory\":\"1g\"}}' | invalid JSON: field"
                        + " HostConfig.Memory has a value of the wrong type",
            })
    void malformedBodies(String body, String message, Engine engine) throws IOException {
        assertThat(create(engine, JSON, body)).isEqualTo(error(400, message));
    }

    @ParameterizedTest
    @Tag("1.3/create-body")
    @CsvSource(
            delimiter = '|',
            value = {
                "text/plain | unsupported Content-Type header (text/plain): must be"
                        + " 'application/json'",
                ";; | malformed Content-Type header (;;): mime: expected token",
                "'' | unsupported Content-Type header (): must be 'application/json'",
            })
    void wrongContentTypes(String type, String message, Engine engine) throws IOException {
        assertThat(create(engine, type, "{\"Image\":\"busybox\"}")).isEqualTo(error(400, message));
    }

    @Test
    @Tag("1.16/no-image")
    void namesOfFieldsMatchInAnyCaseAndUnknownOnesAreIgnored(Engine engine) throws IOException {
        String body = "{\"IMAGE\":\"nope\",\"Nonsense\":{\"a\":[1]}}";
        assertThat(create(engine, JSON + "; charset=utf-8", body))
                .isEqualTo(error(404, "No such image: nope:latest"));
    }

    @ParameterizedTest
    @Tag("1.16/no-container")
    @Tag("1.16/no-network")
    @CsvSource(
            delimiter = '|',
            value = {
                "GET | /containers/nope/json | No such container: nope",
                "POST | /containers/nope/start | No such container: nope",
                "DELETE | /containers/json | No such container: json",
                "GET | /containers/..%2f..%2fetc/json | No such container: ../../etc",
                "GET | /containers/nope/logs?stdout=1 | No such container: nope",
                "GET | /exec/nope/json | No such exec instance: nope",
                "GET | /images/nope/json | No such image: nope:latest",
                "DELETE | /images/nope:v1 | No such image: nope:v1",
                "GET | /networks/nope | network nope not found",
                "DELETE | /volumes/nope | get nope: no such volume",
            })
    void whatDoesNotExist(String method, String path, String message, Engine engine)
            throws IOException {
        assertThat(ask(engine, method, path).line()).isEqualTo(error(404, message));
    }

    @ParameterizedTest
    @Tag("1.3/list-filters")
    @Tag("1.3/wait-conditions")
    @Tag("1.3/resize")
    @Tag("1.3/rename-refused")
    @Tag("1.16/create")
    @CsvSource(
            delimiter = '|',
            value = {
                "GET | /containers/json?filters=xx | invalid filter",
                "GET | /containers/json?filters={'nope':['x']} | invalid filter 'nope'",
                "GET | /containers/json?filters={'status':['x']} | invalid filter 'status=x'",
                "GET | /images/json?filters={'nope':{'x':true}} | invalid filter 'nope'",
                "GET | /system/df?type=x | unknown object type: x",
                "GET | /events?since=5&until=1 | `since` time (5) cannot be after `until` time (1)",
                "POST | /containers/idle/wait?condition=x | invalid condition: \"x\"",
                "POST | /containers/idle/kill?signal=NOPE | invalid signal: NOPE",
                "POST | /containers/idle/resize?h=x&w=1 | invalid resize height \"x\": invalid"
                        + " syntax",
                "POST | /containers/idle/rename | Neither old nor new names may be empty",
                "POST | /containers/idle/rename?name=idle | Renaming a container with the same"
                        + " name as its current name",
                "POST | /containers/idle/rename?name=a%20b | Error when allocating new name:"
                        + " Invalid container name (a b), only [a-zA-Z0-9][a-zA-Z0-9_.-] are"
                        + " allowed",
                "POST | /containers/create?name=x | config cannot be empty in order to create a"
                        + " container",
            })
    void unknownValues(String method, String path, String message, Engine engine)
            throws IOException {
        idle(engine);
        String quoted = path.replace("'", "%22").replace("{", "%7B").replace("}", "%7D");
        assertThat(ask(engine, method, quoted).line()).isEqualTo(error(400, message));
    }

    @Test
    void unknownParametersAreIgnoredAndAnyOtherWordIsTrue(Engine engine) throws IOException {
        idle(engine);
        assertThat(ask(engine, "GET", "/containers/json?all=maybe&foo=bar").body())
                .contains("/idle");
        assertThat(ask(engine, "GET", "/containers/json?all=None").body()).doesNotContain("/idle");
    }

    @Test
    @Tag("1.16/name-conflict")
    @Tag("1.3/kill-refused")
    @Tag("1.3/start-body")
    @Tag("1.3/create-name")
    void aTakenNameIsAConflictThatNamesItsOwner(Engine engine) throws IOException {
        String id = idle(engine);
        assertThat(ask(engine, "POST", CREATE + "?name=idle", config()).line())
                .isEqualTo(
                        error(
                                409,
                                "Conflict. The container name \"/idle\" is already in use by"
                                        + " container \""
                                        + id
                                        + "\". You have to remove (or rename) that container to be"
                                        + " able to reuse that name."));
        assertThat(ask(engine, "POST", "/containers/idle/kill").line())
                .isEqualTo(
                        error(
                                409,
                                "cannot kill container: idle: container "
                                        + id
                                        + " is not running"));
        assertThat(ask(engine, "POST", "/containers/idle/start", "{\"Binds\":[]}").line())
                .isEqualTo(
                        error(
                                400,
                                "starting container with non-empty request body was deprecated"
                                        + " since API v1.22 and removed in v1.24"));
    }

    @Test
    void aPrefixOfTwoIdsIsAmbiguousAndOneOfNoneUnknown(Engine engine) throws IOException {
        Map<Character, Integer> firsts = new HashMap<>();
        List<String> ids = new ArrayList<>();
        while (firsts.values().stream().noneMatch(count -> count > 1)) {
            ids.add(engine.docker("create", "busybox", "true").ok());
            firsts.merge(ids.getLast().charAt(0), 1, Integer::sum);
        }
        String prefix = ids.getLast().substring(0, 1);
        assertThat(ask(engine, "GET", "/containers/" + prefix + "/json").line())
                .isEqualTo(error(400, "multiple IDs found with provided prefix: " + prefix));
        assertThat(
                        ask(
                                        engine,
                                        "GET",
                                        "/containers/" + ids.getLast().substring(0, 12) + "/json")
                                .body())
                .contains(ids.getLast());
        ids.forEach(id -> engine.docker("rm", id).ok());
    }

    @Test
    @Tag("1.16/create")
    @Tag("1.16/mounts")
    @Tag("1.16/runtime")
    @Tag("1.16/logging")
    @Tag("3.2/AutoRemove")
    void refusedCreatesSayWhy(Engine engine) throws IOException {
        Map<String, String> refused =
                Map.of(
                        "'Memory':1000",
                        "Minimum memory limit allowed is 6MB",
                        "'RestartPolicy':{'Name':'x'}",
                        "invalid restart policy: unknown policy 'x'; use one of 'no', 'always',"
                                + " 'on-failure', or 'unless-stopped'",
                        "'RestartPolicy':{'Name':'always'},'AutoRemove':true",
                        "can't create 'AutoRemove' container with restart policy",
                        "'Binds':['/a:/b:zz']",
                        "invalid mode: zz",
                        "'Binds':['/a:/']",
                        "invalid volume specification: '/a:/': invalid mount config for type"
                                + " \"bind\": invalid specification: destination can't be '/'",
                        "'Binds':['/a:/b','/c:/b']",
                        "Duplicate mount point: /b",
                        "'Mounts':[{'Type':'bind','Source':'/nonesuch','Target':'/x'}]",
                        "invalid mount config for type \"bind\": bind source path does not exist:"
                                + " /nonesuch",
                        "'Runtime':'zz'",
                        "unknown or invalid runtime name: zz",
                        "'LogConfig':{'Type':'zz'}",
                        "logger: no log driver named 'zz' is registered",
                        "'LogConfig':{'Type':'json-file','Config':{'zz':'1'}}",
                        "unknown log opt 'zz' for json-file log driver");
        for (Map.Entry<String, String> one : refused.entrySet()) {
            String body =
                    "{\"Image\":\"busybox\",\"Cmd\":[\"true\"],\"HostConfig\":{%s}}"
                            .formatted(one.getKey().replace('\'', '"'));
            assertThat(ask(engine, "POST", CREATE, body).line())
                    .as(one.getKey())
                    .isEqualTo(error(400, one.getValue()));
        }
        assertThat(engine.docker("ps", "-aq", "--filter", "status=created").ok().lines())
                .as("left over")
                .allMatch(id -> idle(engine).startsWith(id));
    }

    private static String idle(Engine engine) {
        Result known = engine.docker("inspect", "--format", "{{.Id}}", "idle");
        return known.exit() == 0
                ? known.stdout()
                : engine.docker("create", "--name", "idle", "busybox", "true").ok();
    }

    private static String config() {
        return "{\"Image\":\"busybox\",\"Cmd\":[\"true\"]}";
    }

    private static String create(Engine engine, String type, String body) throws IOException {
        try (HttpConnection http = new HttpConnection(engine.socket())) {
            return http.ask("POST", CREATE, type, body.getBytes(StandardCharsets.UTF_8)).line();
        }
    }

    private static HttpAnswer ask(Engine engine, String method, String path) throws IOException {
        try (HttpConnection http = new HttpConnection(engine.socket())) {
            return http.ask(method, path);
        }
    }

    private static HttpAnswer ask(Engine engine, String method, String path, String body)
            throws IOException {
        try (HttpConnection http = new HttpConnection(engine.socket())) {
            return http.ask(method, path, JSON, body.getBytes(StandardCharsets.UTF_8));
        }
    }
}
