package io.drydock.service.container;

import static io.drydock.api.model.error.EngineException.conflict;

import io.drydock.api.engine.network.Sandboxes.Sandbox;
import io.drydock.api.model.container.ContainerConfig;
import io.drydock.api.model.container.DeviceMapping;
import io.drydock.api.model.container.HostConfig;
import io.drydock.api.spi.device.DeviceEdits;
import io.drydock.api.spi.runtime.ContainerSpec;
import io.drydock.api.spi.runtime.ContainerSpec.Device;
import io.drydock.api.spi.runtime.ContainerSpec.MountEntry;
import io.drydock.api.spi.runtime.ContainerSpec.Ulimit;
import io.drydock.api.spi.runtime.Namespaces;
import io.drydock.api.spi.runtime.Namespaces.Namespace;
import io.drydock.api.spi.runtime.Namespaces.Namespace.Mapped;
import io.drydock.api.spi.runtime.ProcessSpec;
import io.drydock.api.spi.runtime.Security;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Says to the runtime what a container is: a function of its record, its root and its network. */
final class SpecFactory {

    private static final String PATH =
            "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";
    private static final List<String> INIT_PLACES =
            List.of("/usr/bin/docker-init", "/usr/bin/tini-static", "/usr/bin/tini");

    private final Settings settings;
    private final Neighbours neighbours;
    private final Links links;

    SpecFactory(Settings settings, Neighbours neighbours, Links links) {
        this.settings = settings;
        this.neighbours = neighbours;
        this.links = links;
    }

    /** {@code edits} are what device drivers add. */
    ContainerSpec spec(
            Container container,
            Path rootfs,
            Sandbox sandbox,
            List<MountEntry> mounts,
            List<DeviceEdits> edits,
            @Nullable Mapped users) {
        ContainerConfig config = container.config();
        HostConfig host = container.host();
        return new ContainerSpec(
                container.id(),
                rootfs,
                host.readonlyRootfs(),
                process(container, edits),
                init(host),
                config.hostname(),
                config.domainname(),
                with(mounts, edits, DeviceEdits::mounts),
                namespaces(host, sandbox, users),
                cgroup(container),
                Limits.of(host.resources()),
                with(devices(host), edits, DeviceEdits::devices),
                orNone(host.resources().deviceCgroupRules()),
                security(container),
                host.sysctls(),
                ulimits(host),
                host.oomScoreAdj(),
                ownMemory(host) ? host.shmSize() : 0,
                host.annotations(),
                with(List.of(), edits, DeviceEdits::hooks));
    }

    private ProcessSpec process(Container container, List<DeviceEdits> edits) {
        ContainerConfig config = container.config();
        HostConfig host = container.host();
        List<String> arguments = new ArrayList<>();
        arguments.add(container.command());
        arguments.addAll(container.arguments());
        SecurityOptions security = SecurityOptions.parse(host.securityOpt());
        Boolean own = security.noNewPrivileges();
        List<Integer> size = host.consoleSize();
        return new ProcessSpec(
                arguments,
                with(
                        environment(config, config.tty(), links.variables(container)),
                        edits,
                        DeviceEdits::environment),
                config.workingDir().isEmpty() ? "/" : Paths.normal(config.workingDir()),
                config.user(),
                with(orNone(host.groupAdd()), edits, DeviceEdits::groups),
                config.tty(),
                size.size() == 2 ? size.get(0) : 0,
                size.size() == 2 ? size.get(1) : 0,
                Capabilities.of(host.privileged(), host.capAdd(), host.capDrop()),
                own == null ? settings.no$_$new$_$privileges() : own);
    }

    private static <T> List<T> with(
            List<T> own, List<DeviceEdits> edits, Function<DeviceEdits, List<T>> part) {
        List<T> all = new ArrayList<>(own);
        edits.forEach(each -> all.addAll(part.apply(each)));
        return all;
    }

    /** PATH, HOSTNAME and TERM first, so that the user's and the image's win. */
    static List<String> environment(ContainerConfig config, boolean terminal, List<String> linked) {
        List<String> given = orNone(config.env());
        List<String> all = new ArrayList<>();
        all.add(PATH);
        all.add("HOSTNAME=" + config.hostname());
        if (terminal) {
            all.add("TERM=xterm");
        }
        all.addAll(linked);
        all.removeIf(
                standard ->
                        given.stream()
                                .anyMatch(
                                        pair ->
                                                pair.startsWith(
                                                        standard.substring(
                                                                0, standard.indexOf('=') + 1))));
        all.addAll(given);
        return all;
    }

    private String init(HostConfig host) {
        Boolean wanted = host.init();
        if (!(wanted == null ? settings.init() : wanted)) {
            return "";
        }
        if (!settings.init$_$path().isEmpty()) {
            return settings.init$_$path();
        }
        return INIT_PLACES.stream()
                .filter(path -> Files.isExecutable(Path.of(path)))
                .findFirst()
                .orElseThrow(
                        () ->
                                conflict(
                                        "no init program found: install tini or set"
                                                + " --init-path"));
    }

    private Namespaces namespaces(HostConfig host, Sandbox sandbox, @Nullable Mapped users) {
        Path key = sandbox.key();
        return new Namespaces(
                key == null ? new Namespace.Host() : new Namespace.Joined(key),
                pid(host.pidMode()),
                ipc(host.ipcMode()),
                host.utsMode().equals("host") ? new Namespace.Host() : new Namespace.Own(),
                host.cgroupnsMode().equals("private") ? new Namespace.Own() : new Namespace.Host(),
                users == null ? new Namespace.Host() : users);
    }

    private Namespace pid(String mode) {
        if (mode.equals("host")) {
            return new Namespace.Host();
        }
        return mode.startsWith("container:")
                ? joined(neighbours.process(mode), "pid")
                : new Namespace.Own();
    }

    private Namespace ipc(String mode) {
        if (mode.equals("host")) {
            return new Namespace.Host();
        }
        return mode.startsWith("container:")
                ? joined(neighbours.donor(mode).phase().pid(), "ipc")
                : new Namespace.Own();
    }

    private static Namespace joined(long pid, String file) {
        return new Namespace.Joined(Path.of("/proc/" + pid + "/ns/" + file));
    }

    /** Without IPC there is none, and what is shared is mounted from outside. */
    private static boolean ownMemory(HostConfig host) {
        return host.ipcMode().isEmpty() || host.ipcMode().equals("private");
    }

    /** Who joins another one's control group has one below it, so that its limits hold for both. */
    private String cgroup(Container container) {
        String mode = container.host().cgroup();
        if (!mode.isEmpty()) {
            return cgroup(neighbours.cgroup(mode)) + "/" + container.id();
        }
        String own = container.host().resources().cgroupParent();
        String parent = own.isEmpty() ? settings.cgroup$_$parent() : own;
        return (parent.startsWith("/") ? "" : "/") + parent + "/" + container.id();
    }

    private static List<Device> devices(HostConfig host) {
        List<Device> devices = new ArrayList<>();
        List<DeviceMapping> mappings = host.resources().devices();
        for (DeviceMapping mapping : mappings == null ? List.<DeviceMapping>of() : mappings) {
            String inside =
                    mapping.pathInContainer().isEmpty()
                            ? mapping.pathOnHost()
                            : mapping.pathInContainer();
            String permissions =
                    mapping.cgroupPermissions().isEmpty() ? "rwm" : mapping.cgroupPermissions();
            devices.add(new Device(Path.of(mapping.pathOnHost()), inside, permissions));
        }
        return devices;
    }

    private Security security(Container container) {
        HostConfig host = container.host();
        SecurityOptions options = SecurityOptions.parse(host.securityOpt());
        return new Security(
                host.privileged(),
                seccomp(options.seccomp(), host.privileged()),
                AppArmorProfile.of(options.apparmor(), host.privileged()),
                container.processLabel(),
                container.labels().mount(),
                orNone(host.maskedPaths()),
                orNone(host.readonlyPaths()));
    }

    /** The engine's profile is not for privileged containers; one of their own is. */
    private String seccomp(String own, boolean privileged) {
        String standard = privileged ? "builtin" : settings.seccomp$_$profile();
        String profile = own.isEmpty() ? standard : own;
        if (profile.startsWith("/")) {
            try {
                return Files.readString(Path.of(profile));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return profile.isEmpty() ? "builtin" : profile;
    }

    private List<Ulimit> ulimits(HostConfig host) {
        List<Ulimit> limits = new ArrayList<>();
        var own = host.resources().ulimits();
        if (own != null) {
            own.forEach(limit -> limits.add(new Ulimit(limit.name(), limit.soft(), limit.hard())));
        }
        for (Map.Entry<String, String> entry :
                HostDefaults.pairs(settings.default$_$ulimits()).entrySet()) {
            if (limits.stream().noneMatch(limit -> limit.name().equals(entry.getKey()))) {
                limits.add(ulimit(entry.getKey(), entry.getValue()));
            }
        }
        return limits;
    }

    private static Ulimit ulimit(String name, String text) {
        int colon = text.indexOf(':');
        long soft = Long.parseLong(colon < 0 ? text : text.substring(0, colon));
        return new Ulimit(name, soft, colon < 0 ? soft : Long.parseLong(text.substring(colon + 1)));
    }

    private static List<String> orNone(@Nullable List<String> list) {
        return list == null ? List.of() : list;
    }
}
