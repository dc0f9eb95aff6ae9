package io.drydock.service.labels;

import io.drydock.api.spi.linux.MountInfo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What a host with SELinux has in its file systems, below a directory of a test. */
final class Host {

    static final String CONTEXTS =
            """
            # container-selinux
            process = "system_u:system_r:container_t:s0"
            content = "system_u:object_r:virt_var_lib_t:s0"
            ; others
            file = "system_u:object_r:container_file_t:s0"
            ro_file="system_u:object_r:container_ro_file_t:s0"
            sandbox_kvm_process = "system_u:system_r:svirt_qemu_net_t:s0"
            """;

    private final Path root;

    Host(Path root) {
        this.root = root;
    }

    Policy policy() {
        return new Policy(
                root.resolve("etc/selinux"), root.resolve("vendor"), root.resolve("current"));
    }

    Host file(String name, String text) {
        try {
            Path file = root.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
            return this;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    static List<MountInfo> mounts(String type, String access) {
        return List.of(
                new MountInfo(
                        30,
                        20,
                        "0:20",
                        "/",
                        "/sys/fs/selinux",
                        List.of(access, "nosuid"),
                        List.of(),
                        type,
                        type,
                        List.of("rw")));
    }
}
