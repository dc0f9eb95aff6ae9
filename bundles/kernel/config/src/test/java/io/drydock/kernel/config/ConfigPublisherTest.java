package io.drydock.kernel.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.drydock.api.spi.config.ReloadListener;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

class ConfigPublisherTest {

    @TempDir Path folder;

    private final RecordingAdmin admin = new RecordingAdmin();
    private final List<String> levels = new ArrayList<>();
    private final List<Map<String, String>> reloads = new ArrayList<>();
    private Path file;
    private ConfigPublisher publisher;

    @BeforeEach
    void publishFirst() throws Exception {
        file = folder.resolve("daemon.json");
        Files.writeString(file, "{\"mtu\": 1400, \"labels\": [\"a=1\"]}");
        List<String> arguments = List.of("--config-file", file.toString());
        publisher =
                new ConfigPublisher(
                        admin.proxy(), () -> Invocation.settings(arguments, Map.of()), levels::add);
        publisher.publishAll();
    }

    @Test
    void bothPidsArePublishedFlatUnderTheirKeys() {
        assertThat(admin.published("io.drydock.engine"))
                .containsEntry("mtu", 1400)
                .containsEntry("hosts", new String[] {"unix:///run/drydock.sock"})
                .doesNotContainKey("labels");
        assertThat(admin.published("io.drydock.live"))
                .containsEntry("labels", new String[] {"a=1"})
                .containsEntry("debug", false)
                .doesNotContainKey("mtu");
    }

    @Test
    void aReloadChangesLiveKeysOnlyAndInOneUpdate() throws Exception {
        Files.writeString(file, "{\"mtu\": 9000, \"debug\": true, \"labels\": [\"b=\\\"2\"]}");

        publisher.reload(List.of(reloads::add));

        assertThat(admin.published("io.drydock.engine")).containsEntry("mtu", 1400);
        assertThat(admin.published("io.drydock.live"))
                .containsEntry("debug", true)
                .containsEntry("labels", new String[] {"b=\"2"});
        assertThat(admin.updates("io.drydock.live")).isEqualTo(2);
        assertThat(levels).containsExactly("debug");
        assertThat(reloads)
                .singleElement()
                .satisfies(
                        attributes ->
                                assertThat(attributes)
                                        .containsEntry("debug", "true")
                                        .containsEntry("labels", "[\"b=\\\"2\"]")
                                        .containsEntry("shutdown-timeout", "15"));
    }

    @Test
    void aReloadThatIsRefusedChangesNothingAndTellsNobody() throws Exception {
        Files.writeString(file, "{\"debug\": true, \"labels\": [\"a=1\", \"a=2\"]}");

        publisher.reload(List.of(reloads::add));

        assertThat(admin.updates("io.drydock.live")).isEqualTo(1);
        assertThat(admin.published("io.drydock.live")).containsEntry("debug", false);
        assertThat(levels).isEmpty();
        assertThat(reloads).isEmpty();
    }

    @Test
    void aListenerThatFailsDoesNotKeepTheOthersFromHearing() {
        ReloadListener faulty =
                attributes -> {
                    throw new IllegalStateException("broken");
                };

        publisher.reload(List.of(faulty, reloads::add));

        assertThat(reloads).hasSize(1);
    }
}
