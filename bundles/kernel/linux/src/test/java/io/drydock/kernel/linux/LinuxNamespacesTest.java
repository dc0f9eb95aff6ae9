package io.drydock.kernel.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drydock.api.spi.linux.Errno;
import io.drydock.api.spi.linux.LinkInfo;
import io.drydock.api.spi.linux.Links;
import io.drydock.api.spi.linux.LinuxException;
import io.drydock.api.spi.linux.NetworkNamespaces;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Namespaces of networks, and what is done inside them. */
class LinuxNamespacesTest {

    private final NetworkNamespaces namespaces = new LinuxNetworkNamespaces();
    private final Links links = new HostLinks();

    @TempDir Path temp;

    @Test
    void namespaceLivesOnItsFileWithLoopbackUp() {
        OwnNamespace.run(
                () -> {
                    Path netns = temp.resolve("netns/one");
                    namespaces.create(netns);
                    assertThat(namespaces.exists(netns)).isTrue();
                    assertThat(namespaces.list(netns.getParent())).containsExactly(netns);
                    try (Links.Session inside = links.inside(netns)) {
                        assertThat(inside.list()).hasSize(1);
                        assertThat(inside.find("lo").orElseThrow().up()).isTrue();
                    }
                    assertThatThrownBy(() -> namespaces.create(netns))
                            .isInstanceOfSatisfying(
                                    LinuxException.class,
                                    e -> assertThat(e.errno()).isEqualTo(Errno.EEXIST));
                    assertThat(namespaces.exists(netns)).isTrue();
                    assertThat(namespaces.delete(netns)).isTrue();
                    assertThat(namespaces.delete(netns)).isFalse();
                });
    }

    @Test
    void workInsideRunsInTheNamespaceAndItsErrorComesBack() {
        OwnNamespace.run(
                () -> {
                    Path netns = temp.resolve("one");
                    namespaces.create(netns);
                    List<String> names =
                            namespaces.inside(
                                    netns,
                                    () -> links.list().stream().map(LinkInfo::name).toList());
                    assertThat(names).containsExactly("lo");
                    assertThatThrownBy(
                                    () ->
                                            namespaces.inside(
                                                    netns,
                                                    () -> {
                                                        throw new IllegalStateException("mine");
                                                    }))
                            .hasMessage("mine")
                            .isInstanceOf(IllegalStateException.class);
                    namespaces.delete(netns);
                });
    }

    @Test
    void sysctlsAreReadAndWrittenInsideANamespace() {
        OwnNamespace.run(
                () -> {
                    LinuxSysctls sysctls = new LinuxSysctls();
                    Path netns = temp.resolve("one");
                    namespaces.create(netns);
                    sysctls.writeInside(netns, Map.of("net.ipv4.ip_forward", "1"));
                    String inside =
                            namespaces.inside(
                                    netns, () -> sysctls.read("net/ipv4/ip_forward").orElseThrow());
                    assertThat(inside).isEqualTo("1");
                    assertThat(sysctls.read("net.no.such")).isEmpty();
                    assertThatThrownBy(() -> sysctls.write("../etc/x", "1"))
                            .isInstanceOf(LinuxException.class);
                    namespaces.delete(netns);
                });
    }
}
