package io.drydock.launcher;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What to install and at which start level: the features' bundles with the overrides applied. An
 * override whose jar is gone or damaged is passed over: an engine with an older bundle is better
 * than none. kernel/core lists it with the reason.
 *
 * @param steps in installation order
 */
record InstallPlan(List<Step> steps) {

    private static final Logger LOG = LoggerFactory.getLogger(InstallPlan.class);

    /** The level of bundles that no feature names: after everything that the product brings. */
    static final int ADDED_LEVEL = 9;

    /** One bundle. */
    record Step(int startLevel, Path jar) {}

    InstallPlan {
        steps = List.copyOf(steps);
    }

    static InstallPlan of(Product product, List<Feature> features, Overrides overrides) {
        List<Step> steps = new ArrayList<>();
        Set<String> named = new HashSet<>();
        for (Feature feature : features) {
            for (Feature.Entry entry : feature.bundles()) {
                if (named.add(entry.symbolicName())) {
                    addProduct(product, entry, overrides, steps);
                }
            }
        }
        overrides.modules().values().stream()
                .filter(module -> !named.contains(module.symbolicName()))
                .forEach(module -> addOverride(ADDED_LEVEL, module, steps));
        return new InstallPlan(steps);
    }

    private static void addProduct(
            Product product, Feature.Entry entry, Overrides overrides, List<Step> steps) {
        Overrides.Module override = overrides.modules().get(entry.symbolicName());
        if (override != null && override.lost()) {
            LOG.warn("{} is not usable: the product's own bundle stands in for it", override);
            override = null;
        }
        if (override == null) {
            steps.add(new Step(entry.startLevel(), product.jar(entry.bundle())));
        } else {
            addOverride(entry.startLevel(), override, steps);
        }
    }

    private static void addOverride(int level, Overrides.Module module, List<Step> steps) {
        if (module.lost()) {
            LOG.warn("{} is not usable: it is left out", module);
        } else if (module.path() != null) {
            steps.add(new Step(level, Path.of(module.path())));
        }
    }
}
