package io.drydock.arch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The product's bundles keep the rules. */
class BundlesTest {

    private static final List<BuiltBundle> BUNDLES = Tree.builtBundles();

    @ParameterizedTest
    @EnumSource
    void everyBundleKeepsTheRule(BundleRule rule) {
        List<String> breaches =
                BUNDLES.stream()
                        .flatMap(
                                bundle ->
                                        rule.breaches(bundle).stream()
                                                .map(breach -> bundle.name() + ": " + breach))
                        .toList();

        assertThat(breaches).isEmpty();
    }

    /** The features' side of it is tested where they are resolved, in distribution/assembly. */
    @Test
    void everyDirectoryOfALayerIsABundleOfTheProduct() {
        Set<String> directories = new TreeSet<>(Tree.bundleDirectories().keySet());
        directories.removeAll(BundleRule.EMBEDDED);

        assertThat(BUNDLES.stream().map(BuiltBundle::name))
                .containsExactlyInAnyOrderElementsOf(directories);
    }

    @Test
    void whatIsFoldedIntoBundlesIsSharedByThem() {
        for (String shared : BundleRule.EMBEDDED) {
            assertThat(Tree.bundleDirectories()).containsKey(shared);
            assertThat(BUNDLES.stream().filter(bundle -> bundle.packages().contains(shared)))
                    .as(shared)
                    .hasSizeGreaterThan(1);
        }
    }
}
