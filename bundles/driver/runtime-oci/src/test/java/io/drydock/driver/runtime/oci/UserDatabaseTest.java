package io.drydock.driver.runtime.oci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.util.List;

class UserDatabaseTest {

    private final UserDatabase database =
            new UserDatabase(
                    "root:x:0:0:root:/root:/bin/sh\n"
                            + "# comment\n"
                            + "broken\n"
                            + "joe:x:1000:100:Joe:/home/joe:/bin/sh\n",
                    "root:x:0:\nusers:x:100:\nwheel:x:10:root,joe\naudio:x:29:joe\n");

    @Test
    void noUserIsRoot() {
        assertThat(database.resolve("", List.of()))
                .isEqualTo(new User(0, 0, List.of(0, 10), "/root"));
    }

    @Test
    void nameBringsItsGroups() {
        assertThat(database.resolve("joe", List.of()))
                .isEqualTo(new User(1000, 100, List.of(100, 10, 29), "/home/joe"));
        assertThat(database.resolve("1000", List.of("5", "users")))
                .isEqualTo(new User(1000, 100, List.of(100, 10, 29, 5), "/home/joe"));
    }

    @Test
    void namedGroupReplacesThem() {
        assertThat(database.resolve("joe:audio", List.of()))
                .isEqualTo(new User(1000, 29, List.of(29), "/home/joe"));
        assertThat(database.resolve("joe:77", List.of()).gid()).isEqualTo(77);
    }

    @Test
    void unknownNumberNeedsNoEntry() {
        assertThat(new UserDatabase("", "").resolve("42:43", List.of()))
                .isEqualTo(new User(42, 43, List.of(43), "/"));
        assertThat(new UserDatabase("", "").resolve("42", List.of()))
                .isEqualTo(new User(42, 0, List.of(0), "/"));
    }

    @Test
    void unknownNamesAreRefusedInDockersWords() {
        assertThatThrownBy(() -> database.resolve("x", List.of()))
                .hasMessage("unable to find user x: no matching entries in passwd file");
        assertThatThrownBy(() -> database.resolve("0:x", List.of()))
                .hasMessage("unable to find group x: no matching entries in group file");
        assertThatThrownBy(() -> database.resolve("0", List.of("x")))
                .hasMessage("Unable to find group x: no matching entries in group file");
        assertThatThrownBy(() -> database.resolve("4294967296", List.of()))
                .hasMessageContaining("uids and gids must be in range 0-2147483647");
    }
}
