package io.drydock.arch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.List;

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
        assertThat(BUNDLES.stream().map(BuiltBundle::name))
                .containsExactlyInAnyOrderElementsOf(Tree.bundleDirectories().keySet());
    }

    @Test
    void whatIsFoldedIntoBundlesIsSharedByThem() {
        for (String shared : BundleRule.EMBEDDED) {
            assertThat(Tree.sharedDirectories()).containsKey(shared);
            assertThat(BUNDLES.stream().filter(bundle -> bundle.packages().contains(shared)))
                    .as(shared)
                    .hasSizeGreaterThan(1);
        }
    }
}
