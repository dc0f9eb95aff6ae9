package io.drydock.service.names;

import static io.drydock.service.names.Questions.guest;
import static io.drydock.service.names.Questions.place;

import static org.assertj.core.api.Assertions.assertThat;

import io.drydock.api.engine.network.NameServers.Guest;
import io.drydock.api.engine.network.NameServers.Place;

import org.junit.jupiter.api.Test;

import java.net.InetAddress;
import java.util.List;
import java.util.Map;

class DirectoryTest {

    private static final Guest ONE =
            guest(1, place("blue", "10.0.0.1", "one"), place("red.sea", "10.1.0.1", "one"));
    private static final Guest TWO = guest(2, place("blue", "10.0.0.2 fd00::2", "two", "web"));
    private static final Guest THREE = guest(3, place("red.sea", "10.1.0.3", "three", "web"));
    private static final Directory ALL = Directory.of(List.of(ONE, TWO, THREE));

    private static List<String> found(Directory directory, Guest guest, String name) {
        List<InetAddress> found = directory.find(guest, name);
        return found == null
                ? List.of("unknown")
                : found.stream().map(InetAddress::getHostAddress).toList();
    }

    @Test
    void onlyNamesOnNetworksOfItsOwnAreFound() {
        assertThat(found(ALL, TWO, "one")).containsExactly("10.0.0.1");
        assertThat(found(ALL, THREE, "one")).containsExactly("10.1.0.1");
        assertThat(found(ALL, TWO, "three")).containsExactly("unknown");
        assertThat(found(ALL, ONE, "three")).containsExactly("10.1.0.3");
        assertThat(found(ALL, ONE, "TWO")).containsExactly("10.0.0.2", "fd00:0:0:0:0:0:0:2");
    }

    @Test
    void theNameOfTheNetworkIsADomainEvenWithDots() {
        assertThat(found(ALL, ONE, "web")).contains("10.0.0.2").doesNotContain("10.1.0.3");
        assertThat(found(ALL, ONE, "web.red.sea")).containsExactly("10.1.0.3");
        assertThat(found(ALL, TWO, "web.red.sea")).containsExactly("unknown");
        assertThat(found(ALL, ONE, "two.red.sea")).containsExactly("unknown");
    }

    @Test
    void aSharedNameHasAllAddresses() {
        Directory more = ALL.with(guest(4, place("blue", "10.0.0.4", "four", "web")));
        assertThat(found(more, ONE, "web"))
                .containsExactlyInAnyOrder("10.0.0.2", "fd00:0:0:0:0:0:0:2", "10.0.0.4");
        assertThat(found(more.without(TWO.containerId()), ONE, "web")).containsExactly("10.0.0.4");
        assertThat(found(ALL, ONE, "web")).as("the older one").hasSize(2);
    }

    @Test
    void aLinkIsKnownToItsOwnerAloneAndHidesItsName() {
        Place linked =
                new Place(
                        "id-blue",
                        "blue",
                        List.of("five"),
                        List.of("10.0.0.5"),
                        Map.of("db", "two", "one", "two"));
        Guest five = guest(5, linked);
        Directory more = ALL.with(five);
        assertThat(found(more, five, "db")).contains("10.0.0.2");
        assertThat(found(more, five, "one")).contains("10.0.0.2");
        assertThat(found(more, ONE, "db")).containsExactly("unknown");
    }

    @Test
    void anAddressHasTheFirstNameAndItsNetwork() {
        assertThat(ALL.host(ONE, InetAddress.ofLiteral("10.1.0.3"))).isEqualTo("three.red.sea");
        assertThat(ALL.host(ONE, InetAddress.ofLiteral("fd00::2"))).isEqualTo("two.blue");
        assertThat(ALL.host(TWO, InetAddress.ofLiteral("10.1.0.3"))).isNull();
    }

    @Test
    void changesLeaveTheSameAsMakingItAnew() {
        Guest moved = guest(2, place("red.sea", "10.1.0.2", "two"));
        assertThat(ALL.with(moved)).isEqualTo(Directory.of(List.of(ONE, moved, THREE)));
        Directory emptied =
                ALL.without(ONE.containerId())
                        .without(TWO.containerId())
                        .without(THREE.containerId());
        assertThat(emptied).isEqualTo(Directory.EMPTY);
    }
}
