package io.drydock.service.admission;

import static io.drydock.api.model.error.EngineException.invalid;

import io.drydock.api.model.container.ContainerConfig;
import io.drydock.api.model.container.HostConfig;

import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.Map;
import java.util.Set;

/** What namespace modes allow beside each other; texts are dockerd's. */
final class ModeRules {

    private static final String OTHER = "container:";
    private static final String UNDEFINED = ". This would result in undefined behavior";

    private ModeRules() {}

    static void check(ContainerConfig config, HostConfig host) {
        known(host);
        if (host.utsMode().equals("host") && !config.hostname().isEmpty()) {
            throw invalid("conflicting options: hostname and the UTS mode");
        }
        boolean joined = host.networkMode().startsWith(OTHER);
        if (joined) {
            joinedNetwork(config, host);
        }
        if (host.networkMode().equals("host") && given(host.links())) {
            throw invalid(
                    "conflicting options: host type networking can't be used with links"
                            + UNDEFINED);
        }
        boolean addressed = !joined && !Set.of("host", "none").contains(host.networkMode());
        if (!config.macAddress().isEmpty() && !addressed) {
            throw invalid("conflicting options: mac-address and the network mode");
        }
        if (!host.isolation().isEmpty() && !host.isolation().equals("default")) {
            throw invalid(
                    "Invalid isolation: \"%s\" - linux only supports 'default'"
                            .formatted(host.isolation()));
        }
    }

    private static void known(HostConfig host) {
        mode("IPC", host.ipcMode(), Set.of("", "none", "private", "shareable", "host"), true);
        mode("PID", host.pidMode(), Set.of("", "host"), true);
        mode("UTS", host.utsMode(), Set.of("", "host"), false);
        mode("user namespace", host.usernsMode(), Set.of("", "host"), false);
        mode("cgroup", host.cgroup(), Set.of(""), true);
        mode("cgroup namespace", host.cgroupnsMode(), Set.of("", "host", "private"), false);
    }

    private static void mode(String what, String mode, Set<String> words, boolean joins) {
        boolean other = joins && mode.startsWith(OTHER) && mode.length() > OTHER.length();
        if (!words.contains(mode) && !other) {
            throw invalid("invalid %s mode: %s".formatted(what, mode));
        }
    }

    private static void joinedNetwork(ContainerConfig config, HostConfig host) {
        refuse(!config.hostname().isEmpty(), "hostname and the network mode");
        refuse(given(host.links()), "container type network can't be used with links" + UNDEFINED);
        refuse(given(host.dns()), "dns and the network mode");
        refuse(given(host.extraHosts()), "custom host-to-IP mapping and the network mode");
        refuse(!config.macAddress().isEmpty(), "mac-address and the network mode");
        refuse(
                given(host.portBindings()) || host.publishAllPorts(),
                "port publishing and the container type network mode");
        refuse(
                !config.exposedPorts().isEmpty(),
                "port exposing and the container type network mode");
    }

    private static void refuse(boolean conflict, String what) {
        if (conflict) {
            throw invalid("conflicting options: " + what);
        }
    }

    private static boolean given(@Nullable Collection<?> list) {
        return list != null && !list.isEmpty();
    }

    private static boolean given(@Nullable Map<?, ?> map) {
        return map != null && !map.isEmpty();
    }
}
