package io.drydock.kernel.config;

import static io.drydock.kernel.config.Directive.of;
import static io.drydock.kernel.config.Kind.BYTES;
import static io.drydock.kernel.config.Kind.LIST;
import static io.drydock.kernel.config.Kind.MAP;
import static io.drydock.kernel.config.Kind.NUMBER;
import static io.drydock.kernel.config.Kind.SWITCH;
import static io.drydock.kernel.config.Kind.TEXT;

import java.util.List;

/** How containers run, and what they write their logs with. */
final class RuntimeDirectives {

    static final List<Directive> ALL =
            List.of(
                    of("runtimes", MAP, null, "Register an additional OCI compatible runtime")
                            .spelled("--add-runtime")
                            .live(),
                    of("default-runtime", TEXT, null, "Default OCI runtime for containers").live(),
                    of("containerd", TEXT, null, "containerd grpc address").notYet(),
                    of("containerd-namespace", TEXT, null, "Containerd namespace to use").notYet(),
                    of("containerd-plugins-namespace", TEXT, null, "The same for plugins").notYet(),
                    of("cri-containerd", SWITCH, "false", "Start containerd with cri").notYet(),
                    of("exec-opts", LIST, null, "Runtime execution options").spelled("--exec-opt"),
                    of("cgroup-parent", TEXT, null, "Set parent cgroup for all containers"),
                    of("default-cgroupns-mode", TEXT, null, "Default cgroup namespace mode").live(),
                    of("cpu-rt-period", NUMBER, "0", "CPU real-time period limit").notYet(),
                    of("cpu-rt-runtime", NUMBER, "0", "CPU real-time runtime limit").notYet(),
                    of("default-ipc-mode", TEXT, "private", "Default ipc mode of containers")
                            .live(),
                    of("default-shm-size", BYTES, "64m", "Default shm size for containers").live(),
                    of("default-ulimits", MAP, null, "Default ulimits for containers")
                            .spelled("--default-ulimit"),
                    of("init", SWITCH, "false", "Run an init in the container"),
                    of("init-path", TEXT, null, "Path to the docker-init binary"),
                    of("no-new-privileges", SWITCH, "false", "Set no-new-privileges by default"),
                    of("seccomp-profile", TEXT, "builtin", "Path to seccomp profile"),
                    of("selinux-enabled", SWITCH, "false", "Enable selinux support"),
                    of("userns-remap", TEXT, null, "User/Group setting for user namespaces"),
                    of("live-restore", SWITCH, "true", "Containers outlive the daemon").live(),
                    of("cdi-spec-dirs", LIST, null, "CDI specification directories")
                            .spelled("--cdi-spec-dir")
                            .notYet(),
                    of("nri-opts", MAP, null, "Node Resource Interface configuration")
                            .live()
                            .notYet(),
                    of("log-driver", TEXT, "json-file", "Default driver for container logs"),
                    of("log-opts", MAP, null, "Default log driver options for containers")
                            .spelled("--log-opt"));

    private RuntimeDirectives() {}
}
