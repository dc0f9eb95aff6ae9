package io.drydock.service.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drydock.api.engine.label.SecurityLabels;
import io.drydock.api.engine.label.SecurityLabels.Labels;
import io.drydock.api.model.container.HostConfig;
import io.drydock.api.model.error.EngineException;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

class MountLabelsTest {

    private static final Path SOURCE = Path.of("/src");
    private static final HostConfig PLAIN = HostConfig.of(draft -> {});
    private static final Phase STARTED =
            Phase.CREATED.running(7, Instant.parse("2026-01-01T00:00:00Z"));

    private final List<String> relabelled = new ArrayList<>();
    private boolean refuses;
    private final MountLabels labels = new MountLabels(new Recorder());

    private final class Recorder implements SecurityLabels {
        @Override
        public boolean active() {
            return true;
        }

        @Override
        public Labels choose(List<String> options, Set<String> taken) {
            throw new AssertionError("nothing is chosen here");
        }

        @Override
        public void relabel(Path place, String mountLabel, boolean shared) {
            if (refuses) {
                throw EngineException.system("SELinux relabeling of / is not allowed", null);
            }
            assertThat(mountLabel).isEqualTo(Labelled.MOUNT);
            relabelled.add(place + (shared ? " shared" : " private"));
        }
    }

    private static Container container(Labels labels, Phase phase) {
        return Labelled.container(PLAIN, labels, phase);
    }

    @ParameterizedTest
    @Tag("3.2/selinux")
    @CsvSource({
        "bind, z, false, /src shared",
        "bind, 'ro,z', false, /src shared",
        "bind, Z, false, /src private",
        "bind, 'rshared,Z', false, /src private",
        "bind, '', false, ''",
        "bind, 'ro,rslave', false, ''",
        "volume, z, true, /src shared",
        "volume, Z, true, /src private",
        "volume, '', true, /src shared",
        "volume, nocopy, false, ''",
    })
    void modeSaysForWhomAMountIsLabelled(
            String type, String mode, boolean filled, String expected) {
        labels.mount(
                container(Labelled.LABELS, Phase.CREATED),
                Labelled.mount(type, mode, filled),
                SOURCE);
        assertThat(String.join(",", relabelled)).isEqualTo(expected);
    }

    @Test
    void whatWasFilledIsLabelledAtTheFirstStartOnly() {
        labels.mount(
                container(Labelled.LABELS, STARTED), Labelled.mount("volume", "", true), SOURCE);
        assertThat(relabelled).isEmpty();
        labels.mount(
                container(Labelled.LABELS, STARTED), Labelled.mount("volume", "z", true), SOURCE);
        assertThat(relabelled).containsExactly("/src shared");
    }

    @Test
    @Tag("3.2/selinux")
    void withoutALabelAllStaysAsItIs() {
        Container plain = container(Labels.NONE, Phase.CREATED);
        labels.mount(plain, Labelled.mount("bind", "Z", false), SOURCE);
        labels.file(plain, SOURCE);
        assertThat(relabelled).isEmpty();
    }

    @Test
    @Tag("3.2/selinux")
    void filesOfTheEngineAreSharedWhereTheNetworkIs() {
        labels.file(container(Labelled.LABELS, Phase.CREATED), SOURCE);
        HostConfig joined = HostConfig.of(draft -> draft.networkMode = "container:x");
        labels.file(Labelled.container(joined, Labelled.LABELS, Phase.CREATED), SOURCE);
        assertThat(relabelled).containsExactly("/src private", "/src shared");
    }

    @Test
    @Tag("3.2/selinux")
    void refusalNamesTheMountAndAFileOfTheEngineDoesNotFailAStart() {
        refuses = true;
        Container container = container(Labelled.LABELS, Phase.CREATED);
        assertThatThrownBy(
                        () ->
                                labels.mount(
                                        container,
                                        Labelled.mount("bind", "z", false),
                                        Path.of("/")))
                .isInstanceOf(EngineException.class)
                .hasMessage(
                        "error setting label on mount source '/': SELinux relabeling of / is not"
                                + " allowed");
        assertThatCode(() -> labels.file(container, SOURCE)).doesNotThrowAnyException();
    }

    @Test
    @Tag("3.2/selinux")
    void privilegedShowsItsLabelAndRunsWithoutOne() {
        HostConfig privileged = HostConfig.of(draft -> draft.privileged = true);
        Container container = Labelled.container(privileged, Labelled.LABELS, Phase.CREATED);
        assertThat(container.processLabel()).isEmpty();
        assertThat(container.labels()).isEqualTo(Labelled.LABELS);
        assertThat(container(Labelled.LABELS, Phase.CREATED).processLabel())
                .isEqualTo(Labelled.LABELS.process());
    }

    @Test
    @Tag("3.2/selinux")
    void labelsSurviveInTheRecordAndOlderRecordsHaveNone() {
        Container container = container(Labelled.LABELS, Phase.CREATED);
        String text = Documents.write(container);
        assertThat(Documents.read(text, Container.class).labels()).isEqualTo(Labelled.LABELS);
        assertThat(Documents.read(text, Container.class).with(STARTED).labels())
                .isEqualTo(Labelled.LABELS);
        String older = text.replaceFirst("\"labels\":\\{[^}]*},", "");
        assertThat(older).isNotEqualTo(text);
        assertThat(Documents.read(older, Container.class).labels()).isEqualTo(Labels.NONE);
    }

    @Test
    void volumesOfOtherDriversAreLabelledOnlyOnRequest() {
        assertThat(BindNotation.parse("data:/d", "").mode()).isEqualTo("z");
        assertThat(BindNotation.parse("data:/d", "local").mode()).isEqualTo("z");
        assertThat(BindNotation.parse("data:/d", "other").mode()).isEmpty();
        assertThat(BindNotation.parse("data:/d:Z", "other").mode()).isEqualTo("Z");
        assertThat(BindNotation.parse("/data:/d", "").mode()).isEmpty();
    }
}
