package io.drydock.api.spi.runtime;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Everything a runtime must know of a container; values only. The OCI configuration is a pure
 * function of it.
 *
 * @param id 64 hex digits
 * @param rootfs the mounted root
 * @param readOnly the root is read-only
 * @param process the first process
 * @param init path on the host of the init program to run as process 1, empty for none
 * @param hostname in the UTS namespace
 * @param domainname likewise, may be empty
 * @param mounts in order of mounting, the standard ones (proc, sys, dev, shm...) not among them
 *     except where the user replaced one
 * @param namespaces which are shared with whom
 * @param cgroup path of the cgroup below the root: {@code /drydock/<id>}
 * @param limits resources
 * @param devices to be made in the container
 * @param deviceRules further device cgroup rules: {@code c 10:200 rwm}
 * @param security confinement
 * @param sysctls of its namespaces
 * @param ulimits of the first process
 * @param oomScoreAdjust -1000 to 1000
 * @param shmBytes size of /dev/shm, 0 for none
 * @param annotations passed to the runtime
 * @param hooks programs the runtime runs on the container's way
 */
public record ContainerSpec(
        String id,
        Path rootfs,
        boolean readOnly,
        ProcessSpec process,
        String init,
        String hostname,
        String domainname,
        List<MountEntry> mounts,
        Namespaces namespaces,
        String cgroup,
        ResourceLimits limits,
        List<Device> devices,
        List<String> deviceRules,
        Security security,
        Map<String, String> sysctls,
        List<Ulimit> ulimits,
        int oomScoreAdjust,
        long shmBytes,
        Map<String, String> annotations,
        List<Hook> hooks) {

    public ContainerSpec {
        Objects.requireNonNull(id);
        Objects.requireNonNull(rootfs);
        Objects.requireNonNull(process);
        mounts = List.copyOf(mounts);
        devices = List.copyOf(devices);
        deviceRules = List.copyOf(deviceRules);
        sysctls = Map.copyOf(sysctls);
        ulimits = List.copyOf(ulimits);
        annotations = Map.copyOf(annotations);
        hooks = List.copyOf(hooks);
    }

    /**
     * A program the runtime runs, by the OCI runtime specification.
     *
     * @param point {@code createRuntime}, {@code createContainer}, {@code startContainer}, {@code
     *     prestart}, {@code poststart} or {@code poststop}
     * @param path of the program
     * @param arguments the first is the program's name
     * @param environment {@code K=V}
     * @param timeout seconds, 0 for none
     */
    public record Hook(
            String point,
            String path,
            List<String> arguments,
            List<String> environment,
            int timeout) {

        public Hook {
            Objects.requireNonNull(point);
            Objects.requireNonNull(path);
            arguments = List.copyOf(arguments);
            environment = List.copyOf(environment);
        }
    }

    /**
     * One mount.
     *
     * @param source on the host, or the file system's name
     * @param destination absolute, in the container
     * @param type {@code bind}, {@code tmpfs}, {@code proc}...
     * @param options {@code rbind}, {@code ro}, {@code rprivate}, {@code size=65536k}...
     */
    public record MountEntry(String source, String destination, String type, List<String> options) {

        public MountEntry {
            options = List.copyOf(options);
        }
    }

    /**
     * A device node.
     *
     * @param host path on the host
     * @param container path in the container
     * @param permissions {@code rwm}
     */
    public record Device(Path host, String container, String permissions) {}

    /** A resource limit of the process: {@code nofile}, soft and hard. */
    public record Ulimit(String name, long soft, long hard) {}
}
