package io.drydock.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

class InstallPlanTest {

    @TempDir Path dataRoot;

    private final Product product = new Product(Path.of("/product"));
    private final Feature feature =
            new Feature(
                    "f",
                    List.of(),
                    List.of(new Feature.Entry(1, "platform/p"), new Feature.Entry(5, "r")));

    private InstallPlan plan(String activeJson) throws Exception {
        Files.createDirectories(dataRoot.resolve("modules"));
        Files.writeString(dataRoot.resolve("modules/active.json"), activeJson);
        return InstallPlan.of(product, List.of(feature), Overrides.read(dataRoot));
    }

    private static InstallPlan.Step step(int level, String jar) {
        return new InstallPlan.Step(level, Path.of(jar));
    }

    @Test
    void withoutSwapsTheProductsOwnBundlesAreInstalled() {
        assertThat(InstallPlan.of(product, List.of(feature), Overrides.read(dataRoot)).steps())
                .containsExactly(
                        step(1, "/product/bundles/platform/p.jar"),
                        step(5, "/product/bundles/r.jar"));
    }

    @Test
    void aSwappedBundleTakesThePlaceAndLevelOfTheProducts() throws Exception {
        String json = "[{\"symbolicName\":\"r\",\"version\":\"2.0.0\",\"path\":\"/data/r-2.jar\"}]";

        assertThat(plan(json).steps()).contains(step(5, "/data/r-2.jar")).hasSize(2);
    }

    @Test
    void aRemovedBundleIsLeftOut() throws Exception {
        assertThat(plan("[{\"symbolicName\":\"r\",\"version\":null,\"path\":null}]").steps())
                .containsExactly(step(1, "/product/bundles/platform/p.jar"));
    }

    @Test
    void anAddedBundleStartsAfterTheProducts() throws Exception {
        String json = "[{\"symbolicName\":\"x\",\"version\":\"1\",\"path\":\"/data/x.jar\"}]";

        assertThat(plan(json).steps())
                .endsWith(step(InstallPlan.ADDED_LEVEL, "/data/x.jar"))
                .hasSize(3);
    }

    @Test
    void aFileThatCannotBeReadIsAnErrorAndNotAnOlderEngine() {
        assertThatThrownBy(() -> plan("[{")).hasMessageContaining("modules/active.json");
    }
}
