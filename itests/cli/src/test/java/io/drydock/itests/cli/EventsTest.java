package io.drydock.itests.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.util.List;

/** {@code docker events}: which, in what order, and with what attributes. */
@WithEngine(shared = true)
class EventsTest {

    private static final String ACTIONS = "{{.Type}} {{.Action}}";

    /** The order that dockerd 20.10 prints. */
    @Test
    @Tag("4.7/order")
    void aRunIsToldInDockerdsOrder(Engine engine) {
        Command events = listening(engine, ACTIONS);
        engine.sh("docker run --rm --name run busybox true").ok();
        assertThat(until(events, "container destroy"))
                .containsExactly(
                        "container create",
                        "container attach",
                        "network connect",
                        "container start",
                        "container die",
                        "network disconnect",
                        "container destroy");
    }

    /** Likewise. */
    @Test
    @Tag("4.7/order")
    @Tag("4.7/restart")
    @Tag("4.7/pause")
    @Tag("4.7/stop")
    @Tag("4.7/exec")
    @Tag("4.7/start")
    void aLifeIsToldInDockerdsOrder(Engine engine) {
        engine.sh("docker create --name life busybox sleep 1000").ok();
        Command events = listening(engine, ACTIONS);
        engine.sh(
                        "docker start life; docker pause life; docker unpause life;"
                                + " docker kill -s USR1 life; docker exec life true;"
                                + " docker restart -t 0 life; docker stop -t 0 life;"
                                + " docker rm life")
                .ok();
        assertThat(until(events, "container destroy"))
                .containsExactly(
                        "network connect",
                        "container start",
                        "container pause",
                        "container unpause",
                        "container kill",
                        "container exec_create: true ",
                        "container exec_start: true ",
                        "container exec_die",
                        "container kill",
                        "container kill",
                        "container die",
                        "network disconnect",
                        "container stop",
                        "network connect",
                        "container start",
                        "container restart",
                        "container kill",
                        "container kill",
                        "container die",
                        "network disconnect",
                        "container stop",
                        "container destroy");
    }

    @Test
    @Tag("4.7/container-attributes")
    @Tag("4.7/kill")
    @Tag("4.7/rename")
    void attributesNameImageLabelsAndCodes(Engine engine) {
        Command events =
                listening(
                        engine,
                        "{{.Action}} {{.Actor.Attributes.name}} {{.Actor.Attributes.image}}"
                                + " {{.Actor.Attributes.deck}} {{.Actor.Attributes.exitCode}}"
                                + " {{.Actor.Attributes.signal}} {{.Actor.Attributes.oldName}}");
        engine.sh("docker run -d --name attributed --label deck=1 busybox sleep 1000").ok();
        engine.sh("docker kill attributed; docker rename attributed after; docker rm after").ok();
        assertThat(until(events, "destroy after busybox 1 <no value> <no value> <no value>"))
                .contains(
                        "create attributed busybox 1 <no value> <no value> <no value>",
                        "kill attributed busybox 1 <no value> 9 <no value>",
                        "die attributed busybox 1 137 <no value> <no value>",
                        "rename after busybox 1 <no value> <no value> /attributed");
    }

    @Test
    @Tag("4.7/image")
    @Tag("4.2/events")
    void imagesAndVolumesHaveTheirs(Engine engine) {
        String before = engine.sh("date +%s.%N").ok();
        engine.sh("docker tag busybox told:1 && docker rmi told:1").ok();
        engine.sh("docker volume create told && docker volume rm told").ok();
        String until = " --until $(date +%s.%N) --format '" + ACTIONS + "'";
        assertThat(engine.sh("docker events --since " + before + until).ok())
                .isEqualTo("image tag\nimage untag\nvolume create\nvolume destroy");
        assertThat(engine.sh("docker events -f type=volume --since " + before + until).ok())
                .isEqualTo("volume create\nvolume destroy");
    }

    @Test
    @Tag("4.7/filters")
    @Tag("4.7/past")
    void filtersAndBoundsHold(Engine engine) {
        engine.sh("docker create --name early --label deck=2 busybox true").ok();
        String middle = engine.sh("date +%s.%N").ok();
        engine.sh("docker create --name belated busybox true").ok();
        String names = " --format '{{.Actor.Attributes.name}}' -f event=create -f type=container";
        String since = "docker events --since " + middle + " --until $(date +%s.%N)" + names;
        assertThat(engine.sh(since).ok()).isEqualTo("belated");
        String until = "docker events --since 10m --until " + middle + names;
        assertThat(engine.sh(until).ok()).endsWith("early");
        assertThat(engine.sh(until + " -f label=deck=2").ok()).isEqualTo("early");
        assertThat(engine.sh(until + " -f container=belated").ok()).isEmpty();
        assertThat(engine.sh("docker events --since 1m --until 1h").refusal())
                .contains("cannot be after `until` time");
    }

    /** A listener from now on, whenever it connects. */
    private static Command listening(Engine engine, String format) {
        String since = engine.sh("date +%s.%N").ok();
        return engine.dockerStarted(
                "events",
                "--since",
                since,
                "-f",
                "type=container",
                "-f",
                "type=network",
                "--format",
                format);
    }

    private static List<String> until(Command events, String last) {
        try {
            Await.until(last, () -> events.soFar().lines().anyMatch(last::equals));
        } catch (AssertionError e) {
            throw new AssertionError(e.getMessage() + " in:\n" + events.soFar(), e);
        } finally {
            events.kill();
        }
        return events.soFar().lines().toList();
    }
}
