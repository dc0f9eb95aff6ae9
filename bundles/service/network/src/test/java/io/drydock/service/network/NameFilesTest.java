package io.drydock.service.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drydock.api.engine.network.Sandboxes.SandboxRequest;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

class NameFilesTest {

    private static final String FIXED =
            "127.0.0.1\tlocalhost\n"
                    + "::1\tlocalhost ip6-localhost ip6-loopback\n"
                    + "fe00::0\tip6-localnet\n"
                    + "ff00::0\tip6-mcastprefix\n"
                    + "ff02::1\tip6-allnodes\n"
                    + "ff02::2\tip6-allrouters\n";

    private static final NetworkSettings PLAIN =
            new NetworkSettings(
                    Path.of("/run/x"),
                    "drydock0",
                    "",
                    "",
                    "",
                    1500,
                    true,
                    true,
                    "0.0.0.0",
                    List.of(),
                    List.of(),
                    List.of(),
                    false,
                    "",
                    "",
                    "",
                    true,
                    List.of());

    private static SandboxRequest request(
            String domain, List<String> dns, List<String> search, List<String> hosts) {
        return new SandboxRequest(
                "c".repeat(64),
                "web",
                "web",
                domain,
                "bridge",
                null,
                Map.of(),
                Map.of(),
                false,
                List.of(),
                dns,
                search,
                List.of(),
                hosts);
    }

    private static String resolv(List<String> dns, List<String> search, String host) {
        return new ResolvConf(PLAIN).text(request("", dns, search, List.of()), host);
    }

    @Test
    void hostsNamesTheContainerLast() {
        assertThat(
                        EtcHosts.text(
                                request("", List.of(), List.of(), List.of("db:10.0.0.9")),
                                List.of("172.17.0.2"),
                                "172.17.0.1"))
                .isEqualTo(FIXED + "10.0.0.9\tdb\n172.17.0.2\tweb\n");
        assertThat(
                        EtcHosts.text(
                                request("example.org", List.of(), List.of(), List.of()),
                                List.of("172.17.0.2"),
                                ""))
                .isEqualTo(FIXED + "172.17.0.2\tweb.example.org web\n");
    }

    @Test
    void hostGatewayIsTheBridge() {
        SandboxRequest request =
                request("", List.of(), List.of(), List.of("host.docker.internal:host-gateway"));
        assertThat(EtcHosts.text(request, List.of(), "172.17.0.1"))
                .endsWith("172.17.0.1\thost.docker.internal\n");
        assertThatThrownBy(() -> EtcHosts.text(request, List.of(), ""))
                .hasMessage("unable to derive the IP value for host-gateway");
    }

    @Test
    void resolversOfTheHostAreCopied() {
        String host = "# made by hand\nsearch example.org\nnameserver 192.0.2.1\noptions edns0\n";
        assertThat(resolv(List.of(), List.of(), host)).isEqualTo(host);
    }

    @Test
    void loopbackResolversAreLeftOutAndPublicOnesStepIn() {
        assertThat(
                        resolv(
                                List.of(),
                                List.of(),
                                "nameserver 127.0.0.53\nnameserver ::1\nsearch lan\n"))
                .isEqualTo("search lan\nnameserver 8.8.8.8\nnameserver 8.8.4.4\n");
        assertThat(resolv(List.of(), List.of(), "nameserver 127.0.0.1\nnameserver 192.0.2.1\n"))
                .isEqualTo("nameserver 192.0.2.1\n");
        assertThat(resolv(List.of(), List.of(), ""))
                .isEqualTo("nameserver 8.8.8.8\nnameserver 8.8.4.4\n");
    }

    @Test
    void whatIsAskedForGoesBeforeTheHosts() {
        String host = "search lan\nnameserver 192.0.2.1\noptions edns0\n";
        assertThat(resolv(List.of("1.1.1.1"), List.of(), host))
                .isEqualTo("search lan\nnameserver 1.1.1.1\noptions edns0\n");
        assertThat(resolv(List.of(), List.of("."), host))
                .isEqualTo("nameserver 192.0.2.1\noptions edns0\n");
        assertThat(resolv(List.of(), List.of("a", "b"), host))
                .isEqualTo("search a b\nnameserver 192.0.2.1\noptions edns0\n");
    }
}
