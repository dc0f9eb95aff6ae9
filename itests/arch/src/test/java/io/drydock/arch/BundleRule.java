package io.drydock.arch;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** One rule over one built bundle. */
enum BundleRule {
    /**
     * The layers: by manifest and by what the classes name, so that no header can hide an import.
     */
    IMPORTS_ONLY_WHAT_THE_TABLE_ALLOWS {
        @Override
        List<String> breaches(BuiltBundle bundle) {
            Set<String> named = new TreeSet<>(bundle.imports());
            named.addAll(bundle.references().keySet());
            return named.stream()
                    .filter(name -> !ImportTable.allows(bundle, name))
                    .map(name -> name + where(bundle, name))
                    .toList();
        }

        private String where(BuiltBundle bundle, String name) {
            String user = bundle.references().get(name);
            return user == null ? " (manifest)" : " (" + user + ")";
        }
    },

    /** Whoever imports from a provider would be restarted by its swap. */
    EXPORTS_ONLY_CONTRACTS {
        @Override
        List<String> breaches(BuiltBundle bundle) {
            if (!bundle.layer().equals("api")) {
                return List.copyOf(bundle.exports());
            }
            return bundle.packages().stream()
                    .filter(name -> !bundle.exports().contains(name))
                    .map(name -> name + " of a contract is not exported")
                    .toList();
        }
    },

    /** A bundle needs Java and Declarative Services; never another bundle by name. */
    REQUIRES_NO_BUNDLE {
        private static final Set<String> ALLOWED = Set.of("osgi.ee", "osgi.extender");

        @Override
        List<String> breaches(BuiltBundle bundle) {
            return bundle.requirements().stream().filter(one -> !ALLOWED.contains(one)).toList();
        }
    },

    /** Declarative Services drain a component before it goes; an activator cuts calls off. */
    HAS_NO_ACTIVATOR {
        @Override
        List<String> breaches(BuiltBundle bundle) {
            String activator = bundle.activator();
            return activator == null ? List.of() : List.of(activator);
        }
    },

    /** What comes and goes is the kernel's to follow; everybody else sees handles and leases. */
    FOLLOWS_SERVICES_ONLY_IN_THE_CORE {
        private static final Set<String> EXCEPTED =
                Set.of(
                        // The listeners are open before anything else is up, and stay open while
                        // everything behind them is swapped.
                        "OSGI-INF/io.drydock.kernel.http.HttpComponent.xml",
                        // Images and containers need each other; one of the two must not wait. What
                        // is bound late is the kernel's handle, which then stays.
                        "OSGI-INF/io.drydock.service.image.ImageComponent.xml",
                        // Networks go on without name servers, which may be removed.
                        "OSGI-INF/io.drydock.service.network.NetworkComponent.xml");

        @Override
        List<String> breaches(BuiltBundle bundle) {
            if (bundle.name().equals("io.drydock.kernel.core")) {
                return List.of();
            }
            List<String> found = new ArrayList<>(bundle.dynamicReferences());
            found.removeAll(EXCEPTED);
            if (bundle.references().containsKey("org.osgi.util.tracker")) {
                found.add("a tracker in " + bundle.references().get("org.osgi.util.tracker"));
            }
            return found;
        }
    },

    /** Directory, bundle and package are one name. */
    HAS_THE_ONE_PACKAGE_OF_ITS_NAME {
        @Override
        List<String> breaches(BuiltBundle bundle) {
            return bundle.packages().stream().filter(name -> !fits(bundle, name)).toList();
        }

        private boolean fits(BuiltBundle bundle, String name) {
            if (bundle.layer().equals("api")) {
                return name.equals(bundle.name()) || name.startsWith(bundle.name() + ".");
            }
            // "default" is a keyword of the language.
            return name.equals(bundle.name().replaceFirst("\\.default$", ".defaults"))
                    || name.startsWith("io.drydock." + bundle.layer() + ".")
                            && EMBEDDED.contains(name);
        }
    },

    /** NullAway looks into marked packages only. */
    IS_NULL_MARKED {
        @Override
        List<String> breaches(BuiltBundle bundle) {
            return bundle.packages().stream()
                    .filter(name -> !bundle.nullMarked().contains(name))
                    .toList();
        }
    };

    /**
     * What several log drivers share is folded into each of them: a driver sees no other bundle of
     * its layer, and none exports.
     */
    static final Set<String> EMBEDDED =
            Set.of(
                    "io.drydock.driver.graph.overlays",
                    "io.drydock.driver.graph.trees",
                    "io.drydock.driver.log.files",
                    "io.drydock.driver.log.net",
                    "io.drydock.driver.network.parent",
                    "io.drydock.driver.sizes",
                    "io.drydock.service.leases",
                    "io.drydock.service.signals",
                    "io.drydock.service.platforms",
                    "io.drydock.service.sizes",
                    "io.drydock.service.tar",
                    "io.drydock.service.trees");

    /** What breaks the rule; empty when nothing does. */
    abstract List<String> breaches(BuiltBundle bundle);
}
