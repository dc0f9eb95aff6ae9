package io.drydock.service.labels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drydock.api.engine.label.SecurityLabels.Labels;
import io.drydock.api.model.error.EngineException;
import io.drydock.api.model.error.ErrorKind;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

class LabelChoiceTest {

    private static final String PROCESS = "system_u:system_r:container_t:s0";
    private static final String FILE = "system_u:object_r:container_file_t:s0";

    private final LabelChoice choice =
            new LabelChoice(Map.of("process", PROCESS, "file", FILE), new Random(1));

    private Labels choose(String... options) {
        return choice.choose(List.of(options), Set.of());
    }

    @Test
    @Tag("3.2/selinux")
    void processAndFilesShareALevelOfTwoCategories() {
        Labels labels = choose();
        assertThat(labels.process()).matches(PROCESS + ":c\\d+,c\\d+");
        String level = labels.process().substring("system_u:system_r:container_t:".length());
        assertThat(labels.mount()).isEqualTo("system_u:object_r:container_file_t:" + level);
    }

    @Test
    @Tag("3.2/selinux")
    void noTwoContainersHaveOneLevel() {
        Set<String> taken = new HashSet<>();
        for (int i = 0; i < 2000; i++) {
            String level = Label.parse(choice.choose(List.of(), taken).process()).level();
            assertThat(taken.add(level)).as(level).isTrue();
        }
    }

    @ParameterizedTest
    @Tag("3.2/selinux")
    @CsvSource(
            delimiter = '|',
            value = {
                "type:svirt_t|system_u:system_r:svirt_t:s0:L|system_u:object_r:container_file_t:s0:L",
                "role:r|system_u:r:container_t:s0:L|system_u:object_r:container_file_t:s0:L",
                "user:me|me:system_r:container_t:s0:L|me:object_r:container_file_t:s0:L",
                "filetype:t|system_u:system_r:container_t:s0:L|system_u:object_r:t:s0:L",
                "level:s0:c1,c2|system_u:system_r:container_t:s0:c1,c2|system_u:object_r:container_file_t:s0:c1,c2",
                "level:|system_u:system_r:container_t|system_u:object_r:container_file_t",
            })
    void optionChangesItsPart(String option, String process, String mount) {
        Labels labels = choose(option);
        assertThat(labels.process().replaceFirst("c\\d+,c\\d+$", "L"))
                .isEqualTo(process.replaceFirst("c1,c2$", "L"));
        assertThat(labels.mount().replaceFirst("c\\d+,c\\d+$", "L"))
                .isEqualTo(mount.replaceFirst("c1,c2$", "L"));
    }

    @Test
    void levelOfTheUserMayBeTaken() {
        Labels labels = choice.choose(List.of("level:s0:c5,c6"), Set.of("s0:c5,c6"));
        assertThat(labels.process()).endsWith(":s0:c5,c6");
    }

    @Test
    void optionsAddUpAndTheLastOfAKindCounts() {
        assertThat(choose("type:a", "level:s0:c3,c4", "type:b").process())
                .isEqualTo("system_u:system_r:b:s0:c3,c4");
    }

    @ParameterizedTest
    @Tag("3.2/selinux")
    @ValueSource(strings = {"disable", "type:x disable"})
    void disabledHasNoProcessLabelAndFilesOutOfReach(String options) {
        Labels labels = choose(options.split(" "));
        assertThat(labels.process()).isEmpty();
        assertThat(labels.mount()).isEqualTo(FILE + ":c1022,c1023");
    }

    @ParameterizedTest
    @ValueSource(strings = {"garbage", "disable:x", "colour:red", "", ":s0", "disabled"})
    void unknownOptionIsRefused(String option) {
        assertThatThrownBy(() -> choose(option, "disable"))
                .isInstanceOfSatisfying(
                        EngineException.class,
                        e -> assertThat(e.kind()).isEqualTo(ErrorKind.INVALID))
                .hasMessage(
                        "bad label option \"%s\", valid options 'disable' or \n'user, role, level, type, filetype' followed by ':' and a value",
                        option);
    }

    @Test
    void policyWithoutLevelsGivesNone() {
        LabelChoice flat =
                new LabelChoice(
                        Map.of("process", "u:r:container_t", "file", "u:object_r:file_t"),
                        new Random(1));
        assertThat(flat.choose(List.of(), Set.of()))
                .isEqualTo(new Labels("u:r:container_t", "u:object_r:file_t"));
    }

    @Test
    void withoutDefaultsNothingIsLabelled() {
        LabelChoice none = new LabelChoice(Map.of(), new Random(1));
        assertThat(none.possible()).isFalse();
        assertThat(none.choose(List.of("type:x"), Set.of())).isEqualTo(Labels.NONE);
    }
}
