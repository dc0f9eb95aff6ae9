package io.drydock.itests.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** {@code docker ps} and {@code docker inspect} over a small fleet. */
@WithEngine(shared = true)
class ListingTest {

    @BeforeEach
    void fleet(Engine engine) {
        if (engine.sh("docker inspect fourth").exit() != 0) {
            engine.sh("docker create --name first --label berth=1 busybox true").ok();
            engine.sh("docker run --name second --label berth=2 busybox sh -c 'exit 4'");
            engine.sh("docker run -d --name third -p 18080:80 busybox sleep 1000").ok();
            engine.sh("docker run -d --name fourth -v hold:/hold busybox sleep 1000").ok();
            engine.sh("docker pause fourth").ok();
        }
    }

    @Test
    @Tag("1.3/list")
    void showsTheLivingNewestFirstAndAllWithA(Engine engine) {
        assertThat(names(engine, "")).isEqualTo("fourth third");
        assertThat(names(engine, "-a")).isEqualTo("fourth third second first");
        assertThat(names(engine, "-n 3")).isEqualTo("fourth third second");
        assertThat(names(engine, "-l")).isEqualTo("fourth");
    }

    @Test
    @Tag("1.3/list-filters")
    void filters(Engine engine) {
        assertThat(names(engine, "-f status=created")).isEqualTo("first");
        assertThat(names(engine, "-f status=paused -f status=exited")).isEqualTo("fourth second");
        assertThat(names(engine, "-af exited=4")).isEqualTo("second");
        assertThat(names(engine, "-af label=berth")).isEqualTo("second first");
        assertThat(names(engine, "-af label=berth=2")).isEqualTo("second");
        assertThat(names(engine, "-af name=ir")).isEqualTo("third first");
        assertThat(names(engine, "-af before=second")).isEqualTo("first");
        assertThat(names(engine, "-af since=third")).isEqualTo("fourth");
        assertThat(names(engine, "-af ancestor=busybox -f name=^first$")).isEqualTo("first");
        assertThat(names(engine, "-af volume=hold")).isEqualTo("fourth");
        assertThat(names(engine, "-af publish=80")).isEqualTo("third");
        assertThat(names(engine, "-f network=bridge")).isEqualTo("fourth third");
    }

    @Test
    @Tag("1.3/list-filters")
    void refusesFiltersItDoesNotKnow(Engine engine) {
        assertThat(engine.sh("docker ps -f berth=1").refusal()).contains("invalid filter 'berth'");
        assertThat(engine.sh("docker ps -f status=afloat").refusal())
                .contains("invalid filter 'status=afloat'");
        assertThat(engine.sh("docker ps -f exited=soon").refusal()).contains("soon");
        assertThat(engine.sh("docker ps -f since=nosuch").refusal())
                .containsIgnoringCase("no such container: nosuch");
    }

    @Test
    @Tag("1.3/list")
    @Tag("1.3/list-size")
    void tellsCommandPortsLabelsAndSize(Engine engine) {
        String format = "{{.Command}}|{{.Image}}|{{.Ports}}|{{.State}}|{{.Networks}}";
        assertThat(row(engine, "third", format))
                .matches(
                        "\"sleep 1000\"\\|busybox\\|0\\.0\\.0\\.0:18080->80/tcp(, \\[::]:18080->80/tcp)?"
                                + "\\|running\\|bridge");
        assertThat(row(engine, "second", "{{.Command}}|{{.Labels}}|{{.Ports}}"))
                .isEqualTo("\"sh -c 'exit 4'\"|berth=2|");
        assertThat(row(engine, "fourth", "{{.Mounts}}|{{.LocalVolumes}}")).isEqualTo("hold|1");
        assertThat(row(engine, "first", "{{.Size}}")).startsWith("0B (virtual ");
    }

    @Test
    @Tag("1.3/inspect")
    @Tag("1.3/inspect-size")
    void inspectTellsHowItWasMade(Engine engine) {
        String format =
                "{{.Path}} {{json .Args}} {{.Config.Image}} {{.HostConfig.NetworkMode}}"
                        + " {{.Driver}} {{.HostConfig.RestartPolicy.Name}}";
        assertThat(engine.inspect("second", format))
                .isEqualTo("sh [\"-c\",\"exit 4\"] busybox bridge overlay2 no");
        assertThat(engine.inspect("second", "{{.Image}}"))
                .isEqualTo(engine.inspect("busybox", "{{.Id}}"));
        engine.sh("docker run --name wrote busybox sh -c 'head -c 5000 /dev/zero > /f'").ok();
        String written = engine.sh("docker inspect -s -f '{{.SizeRw}}' wrote").ok();
        assertThat(Integer.parseInt(written)).isBetween(5000, 5100);
        engine.sh("docker rm wrote").ok();
        assertThat(engine.inspect("fourth", "{{.State.Status}} {{.State.Paused}}"))
                .isEqualTo("paused true");
    }

    private static String names(Engine engine, String options) {
        return engine.sh("docker ps --format '{{.Names}}' " + options).ok().replace('\n', ' ');
    }

    private static String row(Engine engine, String name, String format) {
        return engine.sh("docker ps -a -f name=^" + name + "$ --format '" + format + "'").ok();
    }
}
