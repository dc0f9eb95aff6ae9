package io.drydock.driver.runtime.oci;

import io.drydock.api.spi.linux.CgroupMode;
import io.drydock.api.spi.linux.IdRange;
import io.drydock.api.spi.runtime.ContainerSpec;
import io.drydock.api.spi.runtime.Namespaces;
import io.drydock.api.spi.runtime.Namespaces.Namespace;
import io.drydock.api.spi.runtime.ProcessSpec;
import io.drydock.api.spi.runtime.Security;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A container's config.json by the OCI runtime specification, a pure function of its arguments. The
 * model is what dockerd 20.10 hands to runc; differences have a comment.
 */
final class ContainerConfig {

    private static final String INIT = "/sbin/docker-init";

    private final ContainerSpec spec;
    private final User user;
    private final HostView host;
    private final List<String> capabilities;
    private final Devices devices;

    private ContainerConfig(ContainerSpec spec, User user, HostView host) {
        this.spec = spec;
        this.user = user;
        this.host = host;
        this.capabilities =
                Capabilities.granted(
                        spec.process().capabilities(),
                        spec.security().privileged(),
                        host.capabilities());
        this.devices = Devices.of(spec, host.devices());
    }

    static Map<String, Object> of(ContainerSpec spec, User user, HostView host) {
        return new ContainerConfig(spec, user, host).document();
    }

    private Map<String, Object> document() {
        boolean ownName = spec.namespaces().uts() instanceof Namespace.Own;
        return new Fields()
                .put("ociVersion", "1.0.2")
                .put("process", process())
                .put("root", root())
                .putIf(ownName, "hostname", spec.hostname())
                .put("mounts", Mounts.of(spec, init()))
                .put("hooks", hooks())
                .put("annotations", new java.util.TreeMap<>(spec.annotations()))
                .put("linux", linux())
                .map();
    }

    private Map<String, Object> hooks() {
        Map<String, Object> all = new LinkedHashMap<>();
        for (ContainerSpec.Hook hook : spec.hooks()) {
            List<Object> at = new ArrayList<>();
            if (all.get(hook.point()) instanceof List<?> before) {
                at.addAll(before);
            }
            at.add(
                    new Fields()
                            .put("path", hook.path())
                            .put("args", hook.arguments())
                            .put("env", hook.environment())
                            .putIf(hook.timeout() > 0, "timeout", hook.timeout())
                            .map());
            all.put(hook.point(), at);
        }
        return all;
    }

    private Map<String, Object> root() {
        return new Fields()
                .put("path", spec.rootfs().toString())
                .putIf(spec.readOnly(), "readonly", true)
                .map();
    }

    private String init() {
        boolean first = spec.namespaces().pid() instanceof Namespace.Own;
        return first ? spec.init() : "";
    }

    private Map<String, Object> process() {
        ProcessSpec process = spec.process();
        List<String> arguments = new ArrayList<>();
        if (!init().isEmpty()) {
            arguments.add(INIT);
            arguments.add("--");
        }
        arguments.addAll(process.arguments());
        Security security = spec.security();
        return new ProcessConfig(process, user)
                .fields(
                        arguments,
                        Environment.of(
                                process.environment(), user, spec.hostname(), process.terminal()),
                        capabilities)
                .put("rlimits", spec.ulimits().stream().map(ContainerConfig::limit).toList())
                .put("oomScoreAdj", spec.oomScoreAdjust())
                .put("apparmorProfile", security.apparmor())
                .put("selinuxLabel", security.selinuxLabel())
                .map();
    }

    private static Map<String, Object> limit(ContainerSpec.Ulimit limit) {
        return new Fields()
                .put("type", "RLIMIT_" + limit.name().toUpperCase(java.util.Locale.ROOT))
                .put("hard", unsigned(limit.hard()))
                .put("soft", unsigned(limit.soft()))
                .map();
    }

    /** -1 means unlimited and is all ones for runtimes. */
    private static Object unsigned(long value) {
        return new java.math.BigInteger(Long.toUnsignedString(value));
    }

    private Map<String, Object> linux() {
        Security security = spec.security();
        boolean confined = !security.privileged();
        Fields linux = new Fields().put("sysctl", sysctls());
        linux.put("resources", resources())
                .put("cgroupsPath", spec.cgroup())
                .put("namespaces", namespaces())
                .put("devices", devices.nodes())
                .put("rootfsPropagation", Mounts.propagation(spec.mounts()))
                .put("mountLabel", security.mountLabel())
                .putIf(confined, "maskedPaths", security.maskedPaths())
                .putIf(confined, "readonlyPaths", security.readonlyPaths());
        if (spec.namespaces().user() instanceof Namespace.Mapped mapped) {
            linux.put("uidMappings", ids(mapped.uids())).put("gidMappings", ids(mapped.gids()));
        }
        if (confined || !security.seccomp().equals("builtin")) {
            linux.put("seccomp", Seccomp.of(security.seccomp(), capabilities, host));
        }
        return linux.map();
    }

    private static List<Map<String, Object>> ids(List<IdRange> ranges) {
        return ranges.stream()
                .map(
                        range ->
                                new Fields()
                                        .put("containerID", range.inside())
                                        .put("hostID", range.outside())
                                        .put("size", range.count())
                                        .map())
                .toList();
    }

    private Map<String, Object> resources() {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("devices", devices.rules());
        all.putAll(Resources.of(spec.limits(), host.cgroups() == CgroupMode.V2));
        return all;
    }

    /** dockerd lets unprivileged processes of a private network use low ports and ping. */
    private Map<String, String> sysctls() {
        Map<String, String> all = new java.util.TreeMap<>(spec.sysctls());
        if (!(spec.namespaces().network() instanceof Namespace.Host)) {
            all.putIfAbsent("net.ipv4.ip_unprivileged_port_start", "0");
            if (spec.namespaces().user() instanceof Namespace.Host) {
                // groups of another user namespace end earlier
                all.putIfAbsent("net.ipv4.ping_group_range", "0 2147483647");
            }
        }
        if (!spec.domainname().isEmpty() && spec.namespaces().uts() instanceof Namespace.Own) {
            all.putIfAbsent("kernel.domainname", spec.domainname());
        }
        return all;
    }

    private List<Map<String, Object>> namespaces() {
        Namespaces wanted = spec.namespaces();
        List<Map<String, Object>> all = new ArrayList<>();
        all.add(new Fields().put("type", "mount").map());
        add(all, "network", wanted.network());
        add(all, "uts", wanted.uts());
        add(all, "pid", wanted.pid());
        add(all, "ipc", wanted.ipc());
        add(all, "cgroup", wanted.cgroup());
        add(all, "user", wanted.user());
        return all;
    }

    private static void add(List<Map<String, Object>> all, String type, Namespace namespace) {
        switch (namespace) {
            case Namespace.Host() -> {}
            case Namespace.Own() -> all.add(new Fields().put("type", type).map());
            case Namespace.Mapped(var path, var uids, var gids) ->
                    all.add(new Fields().put("type", type).put("path", path.toString()).map());
            case Namespace.Joined(var path) ->
                    all.add(new Fields().put("type", type).put("path", path.toString()).map());
        }
    }
}
