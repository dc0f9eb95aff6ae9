package io.drydock.kernel.core;

import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;
import org.osgi.service.component.runtime.dto.ReferenceDTO;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** What Declarative Services knows about a bundle's components. */
final class Components {

    /**
     * The components of one bundle at an instant.
     *
     * @param expected the names that the satisfied ones provide or are about to provide
     * @param waiting what the others wait for
     * @param failures why activations failed
     */
    record Report(Set<Key> expected, List<String> waiting, List<String> failures) {}

    private final Supplier<@Nullable ServiceComponentRuntime> runtime;

    Components(Supplier<@Nullable ServiceComponentRuntime> runtime) {
        this.runtime = runtime;
    }

    Report of(Bundle bundle) {
        Report report = new Report(new HashSet<>(), new ArrayList<>(), new ArrayList<>());
        ServiceComponentRuntime components = runtime.get();
        if (components != null) {
            for (ComponentDescriptionDTO one : components.getComponentDescriptionDTOs(bundle)) {
                add(one, components.getComponentConfigurationDTOs(one), report);
            }
        }
        return report;
    }

    private static void add(
            ComponentDescriptionDTO component,
            Collection<ComponentConfigurationDTO> configurations,
            Report report) {
        if (configurations.isEmpty()) {
            report.waiting().add("configuration " + String.join(", ", component.configurationPid));
        }
        for (ComponentConfigurationDTO one : configurations) {
            switch (one.state) {
                case ComponentConfigurationDTO.UNSATISFIED_REFERENCE ->
                        Arrays.stream(one.unsatisfiedReferences)
                                .forEach(
                                        name ->
                                                report.waiting()
                                                        .add(reference(component, name.name)));
                case ComponentConfigurationDTO.UNSATISFIED_CONFIGURATION ->
                        report.waiting()
                                .add(
                                        "configuration "
                                                + String.join(", ", component.configurationPid));
                case ComponentConfigurationDTO.SATISFIED, ComponentConfigurationDTO.ACTIVE ->
                        report.expected().addAll(keys(component, one));
                default -> report.failures().add(firstLine(one.failure));
            }
        }
    }

    private static String reference(ComponentDescriptionDTO component, String name) {
        for (ReferenceDTO reference : component.references) {
            if (reference.name.equals(name)) {
                String target = reference.target == null ? "" : " " + reference.target;
                return reference.interfaceName + target;
            }
        }
        return name;
    }

    private static Set<Key> keys(
            ComponentDescriptionDTO component, ComponentConfigurationDTO configuration) {
        Map<String, Object> properties = new HashMap<>(configuration.properties);
        Declaration declaration = Declaration.of(properties, List.of(component.serviceInterfaces));
        return declaration == null ? Set.of() : Set.copyOf(declaration.keys());
    }

    private static String firstLine(@Nullable String failure) {
        if (failure == null || failure.isBlank()) {
            return "activation failed";
        }
        String cause = failure;
        int nested = failure.indexOf("Caused by: ");
        if (nested >= 0 && failure.startsWith("java.lang.reflect.")) {
            cause = failure.substring(nested + "Caused by: ".length());
        }
        return cause.lines().findFirst().orElse("activation failed").trim();
    }
}
