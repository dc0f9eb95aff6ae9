package io.drydock.kernel.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

class RemappedUsersTest {

    @TempDir private Path etc;

    @BeforeEach
    void users() throws IOException {
        write("passwd", "root:x:0:0::/:/bin/sh\nsea:x:500:501::/:/bin/false\nbare:x:600:600::/:\n");
        write("group", "root:x:0:\nsea:x:501:\ncrew:x:502:\n");
        write("subuid", "sea:200000:1000\nother:1:1\n500:300000:65536\n");
        write("subgid", "sea:210000:65536\ncrew:220000:65536\n");
    }

    private void write(String file, String text) throws IOException {
        Files.writeString(etc.resolve(file), text);
    }

    private Map<String, Object> apply(String wanted) {
        Runnable none = () -> {};
        return new RemappedUsers(etc, none)
                .apply(Map.of("userns-remap", wanted, "data-root", "/data"));
    }

    @Test
    void nothingIsMappedUnlessAsked() {
        assertThat(apply("")).isEmpty();
    }

    @Test
    void rangesFollowOneAnotherWithinAndTheRootNamesThem() {
        Map<String, Object> values = apply("sea");
        assertThat((String[]) values.get("userns-uids"))
                .containsExactly("0:200000:1000", "1000:300000:65536");
        assertThat((String[]) values.get("userns-gids")).containsExactly("0:210000:65536");
        assertThat(values).containsEntry("data-root", "/data/200000.210000");
    }

    @ParameterizedTest
    @CsvSource({"500, 210000", "sea:crew, 220000", "500:502, 220000"})
    void usersAndGroupsHaveNamesAndNumbers(String wanted, String group) {
        assertThat(apply(wanted)).containsEntry("data-root", "/data/200000." + group);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a:b:c|Invalid user/group specification in --userns-remap: \"a:b:c\"",
                "nobody|Error during uid lookup for \"nobody\": unable to find entry \"nobody\" in"
                        + " passwd database",
                "sea:none|Error during gid lookup for \"none\": unable to find entry \"none\" in"
                        + " group database",
                "bare|Can't create ID mappings: no subuid ranges found for user \"bare\"",
            })
    void whatCannotBeIsSaid(String wanted, String text) {
        assertThatThrownBy(() -> apply(wanted)).hasMessage(text);
    }

    @Test
    void theStandardUserGetsARangeOfItsOwn() throws IOException {
        write("passwd", "dockremap:x:700:700::/:\n");
        StandardUser user = new StandardUser(etc, "dockremap");
        user.make();
        user.make();
        assertThat(etc.resolve("subuid")).content().endsWith("\ndockremap:365536:65536\n");
        assertThat(etc.resolve("subgid")).content().endsWith("\ndockremap:285536:65536\n");
        assertThat(apply("default")).containsEntry("data-root", "/data/365536.285536");
    }
}
