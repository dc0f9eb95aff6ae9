package io.drydock.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import io.drydock.launcher.EngineFramework;
import io.drydock.launcher.Feature;
import io.drydock.launcher.Product;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.osgi.framework.Bundle;
import org.osgi.framework.wiring.FrameworkWiring;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every feature stands on its own: the framework resolves it with what it requires, no more. */
class FeatureResolutionTest {

    /** Surefire runs in the module's folder; the product lies beside it. */
    private static final Product PRODUCT =
            new Product(Path.of("../target/drydock").toAbsolutePath().normalize());

    @TempDir Path folder;

    static List<String> features() {
        return PRODUCT.features().stream().map(Feature::name).toList();
    }

    @ParameterizedTest
    @MethodSource("features")
    void aFeatureResolvesWithWhatItRequires(String feature) throws Exception {
        EngineFramework framework =
                EngineFramework.create(PRODUCT, folder.resolve("framework"), Map.of());
        framework.install(PRODUCT, PRODUCT.closure(feature), folder);

        Bundle system = framework.context().getBundle(0);
        Collection<Bundle> installed = List.of(framework.context().getBundles());
        system.adapt(FrameworkWiring.class).resolveBundles(installed);

        assertThat(installed)
                .allSatisfy(
                        bundle ->
                                assertThat(bundle.getState())
                                        .as(() -> complaint(bundle))
                                        .isGreaterThanOrEqualTo(Bundle.RESOLVED));
        assertThat(framework.stop(Duration.ofSeconds(30))).isTrue();
    }

    /** Starting what does not resolve makes the framework say which package is missing. */
    private static String complaint(Bundle bundle) {
        try {
            bundle.start();
            return bundle.getSymbolicName();
        } catch (Exception e) {
            return e.getMessage();
        }
    }

    @Test
    void everyBundleOfTheProductBelongsToExactlyOneFeature() throws Exception {
        List<String> named =
                PRODUCT.features().stream()
                        .flatMap(feature -> feature.bundles().stream())
                        .map(Feature.Entry::bundle)
                        .toList();

        assertThat(named).doesNotHaveDuplicates();
        assertThat(new TreeSet<>(named)).isEqualTo(bundlesOnDisk());
    }

    private static TreeSet<String> bundlesOnDisk() throws IOException {
        Path bundles = PRODUCT.home().resolve("bundles");
        try (Stream<Path> files = Files.walk(bundles)) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .map(file -> bundles.relativize(file).toString().replaceFirst("\\.jar$", ""))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    @Test
    void theWholeProductIsOneClosure() {
        List<String> closure = PRODUCT.closure("containers").stream().map(Feature::name).toList();

        assertThat(closure).containsExactlyInAnyOrder(features().toArray(String[]::new));
    }

    @Test
    void noLibraryStandsTwiceOnTheClassPath() {
        assertThat(PRODUCT.libraries().stream().map(jar -> jar.getFileName().toString()))
                .doesNotHaveDuplicates()
                .noneMatch(name -> Arrays.asList("jspecify.jar", "osgi.core.jar").contains(name));
    }
}
