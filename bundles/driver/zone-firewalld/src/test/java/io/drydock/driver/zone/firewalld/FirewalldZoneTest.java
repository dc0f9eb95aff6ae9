package io.drydock.driver.zone.firewalld;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

class FirewalldZoneTest {

    private final StandIn host = new StandIn();
    private final FirewalldZone zone = new FirewalldZone(host);

    @Test
    void zoneAndPolicyAreMadeOnceAndLinksGoIntoTheZone() {
        assertThat(zone.keep(List.of("br-a"))).hasSize(1);
        assertThat(host.lasting).contains("docker");
        assertThat(host.lastingPolicies).containsExactly("docker-forwarding");
        assertThat(host.zoneOf).isEqualTo(Map.of("br-a", "docker"));
        assertThat(host.asked)
                .contains(
                        "addZone2 sa{sv} docker 2 version s 1.0 target s ACCEPT",
                        "addPolicy sa{sv} docker-forwarding 4 version s 1.0"
                                + " ingress_zones as 1 ANY egress_zones as 1 docker target s ACCEPT");
        host.asked.clear();
        assertThat(zone.keep(List.of("br-a", "br-b"))).hasSize(1);
        assertThat(host.asked).doesNotContain("reload").hasSize(5);
    }

    @Test
    void whatAReloadForgetsIsPutBack() {
        zone.keep(List.of("br-a"));
        host.zoneOf.clear();
        host.zoneOf.put("br-a", "public");
        assertThat(zone.keep(List.of("br-a"))).containsExactly("firewalld: br-a is in zone docker");
        assertThat(zone.keep(List.of("br-a"))).isEmpty();
    }

    @Test
    void theZoneOfAnotherEngineIsTaken() {
        host.lasting.add("docker");
        host.lastingPolicies.add("docker-forwarding");
        zone.keep(List.of("br-a"));
        assertThat(host.zoneOf).containsEntry("br-a", "docker");
    }

    @Test
    void onlyWhatIsInTheZoneIsTakenOut() {
        zone.remove("br-a");
        assertThat(host.asked).containsExactly("state", "getZones");
        zone.keep(List.of("br-a"));
        host.zoneOf.put("br-b", "public");
        zone.remove("br-a");
        zone.remove("br-b");
        assertThat(host.zoneOf).isEqualTo(Map.of("br-b", "public"));
    }

    @Test
    void withoutFirewalldNothingHappens() {
        host.running = false;
        assertThat(zone.keep(List.of("br-a"))).isEmpty();
        host.installed = false;
        host.running = true;
        assertThat(zone.keep(List.of("br-a"))).isEmpty();
        zone.remove("br-a");
        assertThat(host.asked).isEmpty();
    }

    @Test
    void aRefusalIsTold() {
        assertThatThrownBy(() -> new Firewalld(host).move("br-b", "docker"))
                .hasMessageContaining("firewalld refused changeZoneOfInterface")
                .hasMessageContaining("INVALID_ZONE");
    }
}
