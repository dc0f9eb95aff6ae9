package io.drydock.service.container;

import static io.drydock.api.model.error.EngineException.invalid;

import io.drydock.api.engine.label.SecurityLabels.Labels;
import io.drydock.api.model.container.HostConfig;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * What shared namespaces say about labels where the user does not: who shares so much with the host
 * cannot be held by a label, and who shares with another container has to have the same one.
 */
final class LabelDefaults {

    private static final String OTHER = "container:";

    private LabelDefaults() {}

    /** With options added; {@code donor} gives the labels of the container that a mode names. */
    static HostConfig complete(HostConfig host, Function<String, Labels> donor) {
        List<String> all = new ArrayList<>();
        if (host.securityOpt() != null) {
            all.addAll(host.securityOpt());
        }
        if (all.stream()
                .anyMatch(option -> option.equals("label") || option.startsWith("label="))) {
            return host;
        }
        List<String> added = added(host, donor);
        added.forEach(option -> all.add("label=" + option));
        return added.isEmpty() ? host : host.with(draft -> draft.securityOpt = all);
    }

    private static List<String> added(HostConfig host, Function<String, Labels> donor) {
        String ipc = host.ipcMode();
        String pid = host.pidMode();
        if (host.privileged() || ipc.equals("host") || pid.equals("host")) {
            return List.of("disable");
        }
        if (!ipc.startsWith(OTHER)) {
            return pid.startsWith(OTHER) ? options(donor.apply(pid)) : List.of();
        }
        List<String> first = options(donor.apply(ipc));
        if (!pid.startsWith(OTHER)) {
            return first;
        }
        List<String> second = options(donor.apply(pid));
        if (first.isEmpty() || second.isEmpty()) {
            return List.of();
        }
        if (!first.equals(second)) {
            throw invalid("--ipc and --pid containers SELinux labels aren't the same");
        }
        return first;
    }

    /** The options that give a new container the label of another one. */
    private static List<String> options(Labels labels) {
        String[] parts = labels.process().split(":", 4);
        if (parts.length < 3) {
            return List.of();
        }
        List<String> options =
                new ArrayList<>(
                        List.of("user:" + parts[0], "role:" + parts[1], "type:" + parts[2]));
        if (parts.length == 4) {
            options.add("level:" + parts[3]);
        }
        return options;
    }
}
