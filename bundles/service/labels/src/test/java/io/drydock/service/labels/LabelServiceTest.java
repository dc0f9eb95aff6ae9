package io.drydock.service.labels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drydock.api.engine.label.SecurityLabels;
import io.drydock.api.engine.label.SecurityLabels.Labels;
import io.drydock.api.model.error.EngineException;
import io.drydock.api.spi.linux.Errno;
import io.drydock.api.spi.linux.FileLabels;
import io.drydock.api.spi.linux.LinuxException;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

class LabelServiceTest {

    private static final String MOUNT = "system_u:object_r:container_file_t:s0:c1,c2";

    @TempDir Path temp;
    private final Recorder files = new Recorder();

    private static final class Recorder implements FileLabels {
        final Map<Path, String> given = new LinkedHashMap<>();
        int failure;

        @Override
        public String label(Path place) {
            return given.getOrDefault(place, "");
        }

        @Override
        public void relabel(Path place, String label) {
            if (failure != 0) {
                throw new LinuxException(failure, "label", place.toString());
            }
            given.put(place, label);
        }
    }

    private SecurityLabels service(boolean active) {
        Host host = new Host(temp).file("vendor", Host.CONTEXTS).file("users", "me:x:1:1::/h:sh\n");
        return new LabelService(
                active,
                new LabelChoice(host.policy().contexts(), new Random(1)),
                new RefusedPlaces(
                        Map.of("HOME", temp.resolve("home").toString(), "SUDO_USER", "me"),
                        temp.resolve("users")),
                files);
    }

    @Test
    @Tag("3.2/selinux")
    void withoutSelinuxNothingHappens() {
        SecurityLabels off = service(false);
        assertThat(off.active()).isFalse();
        assertThat(off.choose(List.of("garbage"), Set.of())).isEqualTo(Labels.NONE);
        off.relabel(Path.of("/"), MOUNT, true);
        assertThat(files.given).isEmpty();
    }

    @Test
    @Tag("3.2/selinux")
    void privateKeepsTheLevelAndSharedHasNoCategories() {
        SecurityLabels on = service(true);
        on.relabel(temp, MOUNT, false);
        assertThat(files.given).containsExactly(Map.entry(temp, MOUNT));
        on.relabel(temp, MOUNT, true);
        assertThat(files.given).containsEntry(temp, "system_u:object_r:container_file_t:s0");
    }

    @Test
    void withoutAMountLabelNothingIsRelabelled() {
        service(true).relabel(temp, "", false);
        assertThat(files.given).isEmpty();
    }

    @Test
    void linksAreFollowedToWhatIsLabelled() throws Exception {
        Path real = Files.createDirectory(temp.resolve("real"));
        Path link = Files.createSymbolicLink(temp.resolve("link"), real);
        service(true).relabel(link, MOUNT, false);
        assertThat(files.given).containsOnlyKeys(real);
    }

    @ParameterizedTest
    @Tag("3.2/selinux")
    @ValueSource(strings = {"/", "/usr", "/etc", "/etc/", "/usr/..", "/proc", "/var/lib"})
    void placesTheHostNeedsAreRefused(String place) {
        assertThatThrownBy(() -> service(true).relabel(Path.of(place), MOUNT, true))
                .isInstanceOf(EngineException.class)
                .hasMessage("SELinux relabeling of %s is not allowed", Path.of(place).normalize());
        assertThat(files.given).isEmpty();
    }

    @Test
    void linksToSuchPlacesAreRefusedToo() throws Exception {
        Path link = Files.createSymbolicLink(temp.resolve("link"), Path.of("/etc"));
        assertThatThrownBy(() -> service(true).relabel(link, MOUNT, true))
                .hasMessage("SELinux relabeling of /etc is not allowed");
    }

    @Test
    void homesAreRefusedAndWhatIsInThemIsNot() throws Exception {
        Path home = Files.createDirectory(temp.resolve("home"));
        assertThatThrownBy(() -> service(true).relabel(home, MOUNT, true))
                .hasMessageContaining("is not allowed");
        Path inside = Files.createDirectory(home.resolve("data"));
        service(true).relabel(inside, MOUNT, true);
        assertThat(files.given).containsOnlyKeys(inside);
        RefusedPlaces refused = new RefusedPlaces(Map.of("SUDO_USER", "me"), temp.resolve("users"));
        assertThatThrownBy(() -> refused.check(Path.of("/h"))).hasMessageContaining("/h");
    }

    @Test
    @Tag("3.2/selinux")
    void fileSystemsWithoutLabelsAreLeftAsTheyAre() {
        files.failure = Errno.EOPNOTSUPP;
        service(true).relabel(temp, MOUNT, true);
        files.failure = Errno.EROFS;
        assertThatThrownBy(() -> service(true).relabel(temp, MOUNT, true))
                .isInstanceOf(EngineException.class)
                .hasMessageContaining(temp.toString());
    }
}
