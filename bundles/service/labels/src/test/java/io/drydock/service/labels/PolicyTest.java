package io.drydock.service.labels;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;

class PolicyTest {

    @TempDir Path root;
    private Host host;

    @BeforeEach
    void host() {
        host = new Host(root).file("current", "system_u:system_r:unconfined_service_t:s0\0");
    }

    @Test
    @Tag("3.2/selinux")
    void itIsInForceWhereItsFileSystemIsMounted() {
        assertThat(host.policy().inForce(Host.mounts("selinuxfs", "rw"))).isTrue();
        assertThat(host.policy().inForce(Host.mounts("sysfs", "rw"))).isFalse();
        assertThat(host.policy().inForce(List.of())).isFalse();
    }

    @Test
    void containersSeeItReadOnlyAndCannotUseIt() {
        assertThat(host.policy().inForce(Host.mounts("selinuxfs", "ro"))).isFalse();
    }

    @Test
    void withoutALoadedPolicyItIsNotInForce() {
        host.file("current", "kernel\0");
        assertThat(host.policy().inForce(Host.mounts("selinuxfs", "rw"))).isFalse();
    }

    @Test
    @Tag("3.2/selinux")
    void defaultsAreThoseOfTheConfiguredPolicy() {
        host.file("etc/selinux/config", "# which\nSELINUX=enforcing\nSELINUXTYPE=mls\n")
                .file("etc/selinux/mls/contexts/lxc_contexts", Host.CONTEXTS)
                .file("etc/selinux/targeted/contexts/lxc_contexts", "process = \"other\"\n");
        assertThat(host.policy().contexts())
                .containsEntry("process", "system_u:system_r:container_t:s0")
                .containsEntry("file", "system_u:object_r:container_file_t:s0")
                .containsEntry("ro_file", "system_u:object_r:container_ro_file_t:s0")
                .doesNotContainKey("# container-selinux")
                .hasSize(5);
    }

    @Test
    void targetedIsThePolicyWhereNoneIsNamed() {
        host.file("etc/selinux/targeted/contexts/lxc_contexts", "process = \"a:b:c\"\n");
        assertThat(host.policy().contexts()).containsEntry("process", "a:b:c");
    }

    @Test
    void contextsOfTheVendorGoFirst() {
        host.file("vendor", "process=v:v:v\n")
                .file("etc/selinux/targeted/contexts/lxc_contexts", "process = \"a:b:c\"\n");
        assertThat(host.policy().contexts()).containsEntry("process", "v:v:v");
    }

    @Test
    void withoutContainerSelinuxThereAreNoDefaults() {
        assertThat(host.policy().contexts()).isEmpty();
    }
}
