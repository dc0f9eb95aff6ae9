package io.drydock.service.names;

import static io.drydock.service.names.Questions.guest;
import static io.drydock.service.names.Questions.place;

import static org.assertj.core.api.Assertions.assertThat;

import io.drydock.api.engine.network.NameServers.Guest;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

class HostResolversTest {

    @TempDir Path root;

    private List<Upstream> upstreams(String file, Guest guest) throws IOException {
        Path resolvers = root.resolve("resolv.conf");
        Files.writeString(resolvers, file);
        return new HostResolvers(resolvers).of(guest);
    }

    private static Upstream upstream(String address, boolean onHost) {
        return new Upstream(InetAddress.ofLiteral(address), onHost);
    }

    private static Guest asking(String address, String... servers) {
        return guest(1, Path.of("/netns/1"), List.of(servers), place("blue", address, "one"));
    }

    @Test
    void theHostsLoopbackIsAskedFromTheHost() throws IOException {
        String file = "search sea\nnameserver 127.0.0.53\n#nameserver 192.0.2.9\nnameserver\t192.0.2.1";
        assertThat(upstreams(file, asking("10.0.0.1")))
                .containsExactly(upstream("127.0.0.53", true), upstream("192.0.2.1", false));
    }

    @Test
    void aServerOfTheOtherFamilyIsAskedFromTheHostUnlessTheGuestReachesIt() throws IOException {
        String file = "nameserver 2001:db8::1\n";
        assertThat(upstreams(file, asking("10.0.0.1")))
                .containsExactly(upstream("2001:db8::1", true));
        assertThat(upstreams(file, asking("10.0.0.1 fd00::1")))
                .containsExactly(upstream("2001:db8::1", false));
    }

    @Test
    void aServerOnALinkOfTheHostIsAskedFromThere() throws IOException {
        assertThat(upstreams("nameserver fe80::1%1\n", asking("10.0.0.1 fd00::1")))
                .extracting(Upstream::onHost)
                .containsExactly(true);
    }

    @Test
    void theGuestsOwnServersGoBeforeTheHostsAndAreThreeAtMost() throws IOException {
        Guest guest = asking("10.0.0.1", "127.0.0.11", "127.0.0.1", "192.0.2.1", "192.0.2.2", "192.0.2.3");
        assertThat(upstreams("nameserver 192.0.2.9\n", guest))
                .containsExactly(
                        upstream("127.0.0.1", false),
                        upstream("192.0.2.1", false),
                        upstream("192.0.2.2", false));
    }

    @Test
    void aHostWithoutServersHasPublicOnes() throws IOException {
        assertThat(upstreams("options ndots:1\n", asking("10.0.0.1")))
                .containsExactly(upstream("8.8.8.8", false), upstream("8.8.4.4", false));
    }
}
