package io.drydock.kernel.core;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RouteTrieTest {

    private final RouteTrie.Builder<String> families = new RouteTrie.Builder<>();

    @ParameterizedTest
    @CsvSource({
        "/containers, containers",
        "/containers/json, containers",
        "/containers/abc/logs, containers",
        "/containers/abc/exec, exec",
        "/containers/abc/exec/, exec",
        "/containers/abc/exec/x, exec",
        "/containers/json/exec, exec",
        "/containers/special/exec, special",
        "/exec/1/start, exec",
        "/networks/, networks",
    })
    void findsTheMostSpecificFamily(String path, String owner) {
        add("/containers", "containers");
        add("/containers/*/exec", "exec");
        add("/containers/special/exec", "special");
        add("/exec", "exec");
        add("/networks", "networks");

        assertThat(families.build().find(path)).isEqualTo(owner);
    }

    @ParameterizedTest
    @CsvSource({"/", "/container", "/containersx", "//containers", "/%63ontainers", "''"})
    void knowsNothingElse(String path) {
        add("/containers", "containers");

        assertThat(families.build().find(path)).isNull();
    }

    @Test
    void oneStarIsExactlyOneSegmentAndNotAnEmptyOne() {
        add("/containers/*/exec", "exec");

        RouteTrie<String> trie = families.build();

        assertThat(trie.find("/containers/a/b/exec")).isNull();
        assertThat(trie.find("/containers//exec")).isNull();
    }

    @Test
    void aDeeperFamilyBehindAStarBeatsAShallowLiteral() {
        add("/containers/json", "list");
        add("/containers/*/checkpoints", "checkpoints");

        RouteTrie<String> trie = families.build();

        assertThat(trie.find("/containers/json/checkpoints")).isEqualTo("checkpoints");
        assertThat(trie.find("/containers/json")).isEqualTo("list");
    }

    @Test
    void theFirstOwnerKeepsAFamily() {
        assertThat(families.add("/toys", "one")).isTrue();
        assertThat(families.add("/toys", "two")).isFalse();

        assertThat(families.build().find("/toys")).isEqualTo("one");
    }

    private void add(String family, String owner) {
        assertThat(families.add(family, owner)).isTrue();
    }
}
