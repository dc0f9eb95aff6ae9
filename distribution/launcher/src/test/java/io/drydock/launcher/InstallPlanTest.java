package io.drydock.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

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

    private static String entry(String symbolicName, Path jar) {
        return "[{\"symbolicName\":\"%s\",\"version\":\"2.0.0\",\"path\":\"%s\"}]"
                .formatted(symbolicName, jar);
    }

    private Path jar(String symbolicName) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes()
                .putValue("Bundle-SymbolicName", symbolicName + ";singleton:=true");
        Path jar = dataRoot.resolve(symbolicName + "-2.jar");
        new JarOutputStream(Files.newOutputStream(jar), manifest).close();
        return jar;
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
        Path jar = jar("r");

        assertThat(plan(entry("r", jar)).steps()).contains(step(5, jar.toString())).hasSize(2);
    }

    @Test
    void theProductsOwnBundleStandsInForOneWhoseJarIsGone() throws Exception {
        assertThat(plan(entry("r", dataRoot.resolve("gone.jar"))).steps())
                .contains(step(5, "/product/bundles/r.jar"))
                .hasSize(2);
    }

    @Test
    void theProductsOwnBundleStandsInForADamagedOne() throws Exception {
        Path damaged = Files.writeString(dataRoot.resolve("damaged.jar"), "PK but no archive");

        assertThat(plan(entry("r", damaged)).steps()).contains(step(5, "/product/bundles/r.jar"));
        assertThat(plan(entry("r", jar("another"))).steps())
                .contains(step(5, "/product/bundles/r.jar"));
    }

    @Test
    void anAddedBundleWhoseJarIsGoneIsLeftOut() throws Exception {
        assertThat(plan(entry("x", dataRoot.resolve("gone.jar"))).steps()).hasSize(2);
    }

    @Test
    void aRemovedBundleIsLeftOut() throws Exception {
        assertThat(plan("[{\"symbolicName\":\"r\",\"version\":null,\"path\":null}]").steps())
                .containsExactly(step(1, "/product/bundles/platform/p.jar"));
    }

    @Test
    void anAddedBundleStartsAfterTheProducts() throws Exception {
        Path jar = jar("x");

        assertThat(plan(entry("x", jar)).steps())
                .endsWith(step(InstallPlan.ADDED_LEVEL, jar.toString()))
                .hasSize(3);
    }

    @Test
    void aFileThatCannotBeReadIsAnErrorAndNotAnOlderEngine() {
        assertThatThrownBy(() -> plan("[{")).hasMessageContaining("modules/active.json");
    }
}
