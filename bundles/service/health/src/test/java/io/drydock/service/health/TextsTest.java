package io.drydock.service.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

class TextsTest {

    @ParameterizedTest
    @CsvSource({"1,1ms", "250,250ms", "1000,1s", "1500,1.5s", "90000,1m30s", "3600000,1h0m0s"})
    void durationsReadAsInGo(long millis, String text) {
        assertThat(DurationText.of(Duration.ofMillis(millis))).isEqualTo(text);
    }

    @Test
    void aLateProbeSaysHowLateAndWhatItWrote() {
        Duration second = Duration.ofSeconds(1);
        assertThat(ProbeResult.late(second, ""))
                .isEqualTo(new ProbeResult(-1, "Health check exceeded timeout (1s)"));
        assertThat(ProbeResult.late(second, "half").output())
                .isEqualTo("Health check exceeded timeout (1s): half");
    }

    @Test
    @Tag("3.4/log")
    void outputIsCutAt4096Bytes() {
        Output output = new Output();
        output.add(bytes("x".repeat(4000)));
        output.add(bytes("y".repeat(96)));
        assertThat(output.text()).hasSize(4096).endsWith("y");
        output.add(bytes("z"));
        assertThat(output.text()).hasSize(4099).endsWith("y...");
    }

    @Test
    void targetsOfTheEnginesOwnProbes() {
        Target ready = Target.parse("http://:8080/ready?full=1");
        assertThat(ready.port()).isEqualTo(8080);
        assertThat(ready.path()).isEqualTo("/ready?full=1");
        assertThat(ready.authority()).isEqualTo("localhost:8080");
        assertThat(ready.hosts()).containsExactly("127.0.0.1", "::1");
        assertThat(Target.parse("http://172.17.0.2").port()).isEqualTo(80);
        assertThat(Target.parse("http://172.17.0.2").path()).isEqualTo("/");
        assertThat(Target.parse(":5432").port()).isEqualTo(5432);
        assertThat(Target.parse("tcp://[::1]:53").hosts()).containsExactly("0:0:0:0:0:0:0:1");
    }

    @Test
    void namesAreNotLookedUp() {
        assertThatThrownBy(() -> Target.parse("http://example.com/"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("not an address: example.com");
    }

    @Test
    void restartsOfTheUnhealthyBackOff() {
        assertThat(UnhealthyRestarts.delay(0)).isZero();
        assertThat(UnhealthyRestarts.delay(1)).isEqualTo(Duration.ofSeconds(1));
        assertThat(UnhealthyRestarts.delay(4)).isEqualTo(Duration.ofSeconds(8));
        assertThat(UnhealthyRestarts.delay(40)).isEqualTo(Duration.ofMinutes(1));
    }

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    }
}
