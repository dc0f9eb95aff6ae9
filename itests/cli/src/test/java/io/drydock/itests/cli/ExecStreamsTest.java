package io.drydock.itests.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.Random;

/** Streams and ends of {@code docker exec}. */
@WithEngine(shared = true)
class ExecStreamsTest {

    @BeforeEach
    void hull(Engine engine) {
        if (engine.sh("docker inspect hull").exit() != 0) {
            engine.sh("docker run -d --name hull busybox sleep 1000").ok();
        }
    }

    @Test
    @Tag("1.4/start")
    @Tag("1.4/start-failed")
    void endsWithTheCodeOfItsProcess(Engine engine) {
        assertThat(engine.sh("docker exec hull true").exit()).isZero();
        assertThat(engine.sh("docker exec hull sh -c 'exit 9'").exit()).isEqualTo(9);
        assertThat(engine.sh("docker exec hull sh -c 'kill -9 $$'").exit()).isEqualTo(137);
        assertThat(engine.sh("docker exec hull /etc").exit()).isEqualTo(126);
        assertThat(engine.sh("docker exec hull nosuch").exit()).isEqualTo(127);
    }

    @Test
    @Tag("1.4/streams")
    void keepsOutputsApartAndCarriesInput(Engine engine) {
        Result both = engine.sh("docker exec hull sh -c 'echo out; echo err >&2'");
        assertThat(both.ok()).isEqualTo("out");
        assertThat(both.stderr()).isEqualTo("err\n");
        byte[] sent = new byte[300_000];
        new Random(11).nextBytes(sent);
        Result cat = engine.dockerStarted("exec", "-i", "hull", "cat").input(sent).end();
        assertThat(Arrays.equals(cat.bytes(), sent)).as(cat.bytes().length + " bytes").isTrue();
    }

    @Test
    @Tag("1.4/start-detached")
    void detachedRunsOnByItself(Engine engine) {
        assertThat(engine.sh("docker exec -d hull sh -c 'sleep 0.2; echo done > /tmp/d'").ok())
                .isEmpty();
        Await.until(
                "the detached command",
                () -> engine.sh("docker exec hull cat /tmp/d").stdout().equals("done"));
    }

    @Test
    @Tag("1.4/start")
    @Tag("1.4/create-refused")
    void endsWithItsContainer(Engine engine) {
        engine.sh("docker run -d --name wreck busybox sleep 1000").ok();
        Command exec = engine.dockerStarted("exec", "wreck", "sh", "-c", "echo on; sleep 1000");
        Await.until("its first line", () -> exec.soFar().equals("on\n"));
        engine.sh("docker kill wreck").ok();
        assertThat(exec.end().exit()).isEqualTo(137);
        String id = engine.inspect("wreck", "{{.Id}}");
        assertThat(engine.sh("docker exec wreck true").refusal())
                .endsWith("container " + id + " is not running");
    }
}
