package io.drydock.kernel.core;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;

class ActiveModulesTest {

    @TempDir Path root;

    @Test
    void isTheListThatTheLauncherReads() throws Exception {
        Path file = root.resolve("active.json");
        ActiveModules active = new ActiveModules(file);

        active.set("io.drydock.b", new Revision("1.0.1", "module:b", "/b.jar"));
        active.set("io.drydock.a", null);

        assertThat(Files.readString(file))
                .isEqualTo(
                        """
                        [
                        {"symbolicName":"io.drydock.a","version":"","path":null},
                        {"symbolicName":"io.drydock.b","version":"1.0.1","path":"/b.jar"}
                        ]
                        """);
    }

    @Test
    void forgetsABundleThatIsTheProductsOwnAgain() {
        ActiveModules active = new ActiveModules(root.resolve("active.json"));
        active.set("io.drydock.b", new Revision("1.0.1", "module:b", "/b.jar"));

        active.set("io.drydock.b", new Revision("1.0.0", "reference:file:/b.jar", null));

        assertThat(active.read()).isEmpty();
    }
}
