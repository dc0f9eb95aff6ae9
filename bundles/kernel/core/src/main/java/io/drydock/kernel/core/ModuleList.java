package io.drydock.kernel.core;

import io.drydock.api.engine.module.ModuleStatus;
import io.drydock.api.engine.module.ModuleStatus.State;

import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The engine's bundles with their states and reasons. */
final class ModuleList {

    private static final String OURS = "io.drydock.";
    private static final Set<String> KINDS =
            Set.of("api", "kernel", "router", "service", "middleware", "driver");
    private static final Map<Key.Kind, String> PROVIDES =
            Map.of(
                    Key.Kind.DRIVER, "driver",
                    Key.Kind.SERVICE, "service",
                    Key.Kind.ROUTER, "router",
                    Key.Kind.MIDDLEWARE, "middleware");
    private static final Comparator<ModuleStatus> ORDER =
            Comparator.comparing((ModuleStatus one) -> !one.bundle().startsWith(OURS))
                    .thenComparing(ModuleStatus::kind)
                    .thenComparing(ModuleStatus::name)
                    .thenComparing(ModuleStatus::version);

    private record Verdict(State state, String reason) {}

    private final Bundles bundles;
    private final Generations generations;
    private final Components components;
    private final Routers routers;
    private final Setbacks setbacks;

    ModuleList(
            Bundles bundles,
            Generations generations,
            Components components,
            Routers routers,
            Setbacks setbacks) {
        this.bundles = bundles;
        this.generations = generations;
        this.components = components;
        this.routers = routers;
        this.setbacks = setbacks;
    }

    List<ModuleStatus> modules() {
        List<ModuleStatus> all = new ArrayList<>();
        bundles.all().map(this::status).forEach(all::add);
        setbacks.all().forEach(one -> all.add(status(one)));
        all.sort(ORDER);
        return all;
    }

    /** The symbolic name behind a module name, or the argument itself. */
    String symbolicName(String name) {
        return modules().stream()
                .filter(one -> one.name().equals(name))
                .map(ModuleStatus::bundle)
                .findFirst()
                .orElse(name);
    }

    ModuleStatus status(Bundle bundle) {
        Table table = generations.table();
        List<Generation> own = table.of(bundle.getBundleId());
        String symbolicName = String.valueOf(bundle.getSymbolicName());
        Verdict verdict = verdict(bundle, own, table);
        return new ModuleStatus(
                name(symbolicName),
                kind(symbolicName, own),
                symbolicName,
                bundle.getVersion().toString(),
                verdict.state(),
                own.stream().mapToLong(Generation::number).max().orElse(0),
                verdict.reason(),
                own.stream().flatMap(one -> one.declaration().families().stream()).toList());
    }

    private ModuleStatus status(Setbacks.Setback one) {
        return new ModuleStatus(
                name(one.symbolicName()),
                kind(one.symbolicName(), List.of()),
                one.symbolicName(),
                one.version(),
                one.state(),
                0,
                one.reason(),
                List.of());
    }

    private static String name(String symbolicName) {
        return symbolicName.startsWith(OURS) && !layer(symbolicName).isEmpty()
                ? symbolicName.substring(OURS.length()).replace('.', '/')
                : symbolicName;
    }

    private static String kind(String symbolicName, List<Generation> own) {
        String layer = layer(symbolicName);
        if (!layer.isEmpty()) {
            return layer;
        }
        return own.stream()
                .flatMap(one -> one.declaration().keys().stream())
                .map(key -> PROVIDES.getOrDefault(key.kind(), "library"))
                .findFirst()
                .orElse("library");
    }

    private static String layer(String symbolicName) {
        if (!symbolicName.startsWith(OURS)) {
            return "";
        }
        String layer = symbolicName.substring(OURS.length()).split("\\.", 2)[0];
        return KINDS.contains(layer) ? layer : "";
    }

    private Verdict verdict(Bundle bundle, List<Generation> own, Table table) {
        if (bundle.getHeaders().get(Constants.FRAGMENT_HOST) != null) {
            return new Verdict(State.ACTIVE, "");
        }
        return switch (bundle.getState()) {
            case Bundle.INSTALLED -> new Verdict(State.REJECTED, "it cannot be resolved");
            case Bundle.RESOLVED -> new Verdict(State.FAILED, "it is not started");
            case Bundle.STARTING -> new Verdict(State.STAGED, "it is starting");
            case Bundle.STOPPING -> new Verdict(State.DRAINING, "it is stopping");
            default -> own.isEmpty() ? silent(bundle) : provider(bundle, own, table);
        };
    }

    private Verdict provider(Bundle bundle, List<Generation> own, Table table) {
        if (bundles.leaving(bundle)) {
            int inside = own.stream().mapToInt(Generation::leases).sum();
            return new Verdict(State.DRAINING, inside + " calls inside");
        }
        if (own.stream().anyMatch(table.staged()::contains)) {
            return new Verdict(State.STAGED, "not published yet");
        }
        String fault =
                own.stream()
                        .map(routers::fault)
                        .filter(text -> !text.isEmpty())
                        .findFirst()
                        .orElse("");
        if (!fault.isEmpty()) {
            return new Verdict(State.FAILED, fault);
        }
        if (own.stream().allMatch(table::shadowed)) {
            return new Verdict(
                    State.SHADOWED, "another provider ranks higher: " + winners(own, table));
        }
        return new Verdict(State.ACTIVE, "");
    }

    private static String winners(List<Generation> own, Table table) {
        return own.stream()
                .flatMap(one -> one.declaration().keys().stream())
                .map(table::active)
                .filter(winner -> winner != null && !own.contains(winner))
                .map(winner -> winner.origin().symbolicName())
                .distinct()
                .reduce((one, two) -> one + ", " + two)
                .orElse("the same path families");
    }

    /** A bundle that provides no module: a library, or one whose components did not come up. */
    private Verdict silent(Bundle bundle) {
        Components.Report report = components.of(bundle);
        if (!report.failures().isEmpty()) {
            return failure(report.failures().getFirst());
        }
        boolean wanted = report.expected().isEmpty() && !report.waiting().isEmpty();
        if (!wanted) {
            return new Verdict(State.ACTIVE, "");
        }
        String reason = "it waits for " + String.join(", ", report.waiting());
        boolean unconfigured =
                report.waiting().stream().allMatch(one -> one.startsWith("configuration "));
        return new Verdict(unconfigured ? State.SKIPPED : State.FAILED, reason);
    }

    /** A driver says by its own exception that this host lacks what it needs. */
    private static Verdict failure(String text) {
        String driver = "io.drydock.api.spi.DriverException: ";
        return text.startsWith(driver)
                ? new Verdict(State.SKIPPED, text.substring(driver.length()))
                : new Verdict(State.FAILED, text);
    }
}
