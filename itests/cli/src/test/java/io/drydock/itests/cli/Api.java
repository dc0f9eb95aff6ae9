package io.drydock.itests.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Requests in the mouth of a client of one API version, for what the docker command cannot say. */
final class Api {

    private final Engine engine;
    private final String prefix;

    /** Of the newest version. */
    Api(Engine engine) {
        this(engine, "");
    }

    /**
     * @param version like {@code 1.41}
     */
    Api(Engine engine, String version) {
        this.engine = engine;
        prefix = version.isEmpty() ? "" : "/v" + version;
    }

    HttpAnswer ask(String method, String path) {
        try (HttpConnection http = new HttpConnection(engine.socket())) {
            return http.ask(method, prefix + path);
        } catch (IOException e) {
            throw new AssertionError(method + " " + path, e);
        }
    }

    /** With a body of JSON, in which single quotes stand for double ones. */
    HttpAnswer ask(String method, String path, String json) {
        byte[] body = json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        return ask(method, path, "application/json", body);
    }

    HttpAnswer ask(String method, String path, String type, byte[] body) {
        try (HttpConnection http = new HttpConnection(engine.socket())) {
            return http.ask(method, prefix + path, type, body);
        } catch (IOException e) {
            throw new AssertionError(method + " " + path, e);
        }
    }

    /** A container that sleeps, with more members of its request; the answer to the creation. */
    HttpAnswer create(String name, String members) {
        String more = members.isEmpty() ? "" : "," + members;
        return ask(
                "POST",
                "/containers/create?name=" + name,
                "{'Image':'busybox','Cmd':['sleep','1000']%s}".formatted(more));
    }

    /** The same, which must succeed; its inspect as this version shows it. */
    String created(String name, String members) {
        HttpAnswer answer = create(name, members);
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return inspect(name);
    }

    String inspect(String name) {
        return ask("GET", "/containers/" + name + "/json").body();
    }
}
