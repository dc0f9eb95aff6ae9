package io.drydock.itests.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Names and ids of containers: conflicts, renaming, prefixes, removal. */
@WithEngine(shared = true)
class NamesTest {

    private static final String FROM = "Error response from daemon: ";

    @Test
    @Tag("1.16/name-conflict")
    @Tag("1.3/rename")
    @Tag("1.3/rename-refused")
    void refusesATakenName(Engine engine) {
        String id = engine.sh("docker create --name taken busybox true").ok();
        String conflict =
                "Conflict. The container name \"/taken\" is already in use by container \""
                        + id
                        + "\". You have to remove (or rename) that container to be able to reuse"
                        + " that name.";
        assertThat(engine.sh("docker create --name taken busybox true").refusal())
                .contains(FROM + conflict);
        engine.sh("docker create --name other busybox true").ok();
        assertThat(engine.sh("docker rename other taken").refusal())
                .contains("Error when allocating new name: " + conflict);
        engine.sh("docker rm taken").ok();
        engine.sh("docker rename other taken").ok();
        assertThat(engine.inspect("taken", "{{.Name}}")).isEqualTo("/taken");
        assertThat(engine.sh("docker inspect other").refusal())
                .isEqualTo("Error: No such object: other");
    }

    @Test
    @Tag("1.3/create-name")
    @Tag("1.3/rename-refused")
    void refusesNamesOfOtherLetters(Engine engine) {
        assertThat(engine.sh("docker create --name 'a?' busybox true").refusal())
                .contains(
                        "Invalid container name (a?), only [a-zA-Z0-9][a-zA-Z0-9_.-] are"
                                + " allowed");
        engine.sh("docker create --name lettered busybox true").ok();
        assertThat(engine.sh("docker rename lettered 'a b'").refusal())
                .contains("only [a-zA-Z0-9][a-zA-Z0-9_.-] are allowed");
        assertThat(engine.sh("docker rename lettered lettered").refusal())
                .contains("Renaming a container with the same name as its current name");
    }

    @Test
    void findsByPrefixOfTheId(Engine engine) {
        String id = engine.sh("docker create --name prefixed busybox true").ok();
        assertThat(engine.inspect(id.substring(0, 12), "{{.Name}}")).isEqualTo("/prefixed");
        assertThat(engine.inspect(id, "{{.Name}}")).isEqualTo("/prefixed");
    }

    @Test
    @Tag("1.3/delete")
    @Tag("1.16/delete")
    @Tag("1.3/delete-twice")
    void removesTheRunningOnlyByForce(Engine engine) {
        engine.sh("docker run -d --name busy busybox sleep 1000").ok();
        assertThat(engine.sh("docker rm busy").refusal())
                .isEqualTo(
                        FROM
                                + "cannot remove container \"/busy\": container is running: stop"
                                + " the container before removing or force remove");
        assertThat(engine.sh("docker rm -f busy").ok()).isEqualTo("busy");
        assertThat(engine.sh("docker rm busy").refusal())
                .isEqualTo(FROM + "No such container: busy");
    }

    @Test
    @Tag("1.16/no-container")
    void saysWhatIsMissingInEveryVerb(Engine engine) {
        for (String verb : new String[] {"start", "stop", "restart", "pause", "logs", "attach"}) {
            assertThat(engine.sh("docker " + verb + " nosuch").refusal())
                    .as(verb)
                    .startsWith(FROM + "No such container: nosuch");
        }
    }
}
