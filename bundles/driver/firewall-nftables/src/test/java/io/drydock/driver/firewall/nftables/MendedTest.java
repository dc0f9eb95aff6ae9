package io.drydock.driver.firewall.nftables;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.List;

class MendedTest {

    private static final List<String> LISTING =
            List.of(
                    "set home {",
                    "type ipv4_addr . ifname",
                    "elements = { 172.17.0.0/16 . \"drydock0\",",
                    "172.18.0.0/16 . \"br-1\" }",
                    "}",
                    "set bridges {",
                    "elements = { \"drydock0\", \"br-1\" }",
                    "}");

    @Test
    void theOrderOfElementsIsNoDifference() {
        List<String> turned =
                List.of(
                        "set home {",
                        "type ipv4_addr . ifname",
                        "elements = { 172.18.0.0/16 . \"br-1\",",
                        "172.17.0.0/16 . \"drydock0\" }",
                        "}",
                        "set bridges {",
                        "elements = { \"br-1\", \"drydock0\" }",
                        "}");
        assertThat(Mended.between(LISTING, turned)).isEmpty();
    }

    @Test
    void anElementIsToldWithItsSetAndARuleAsItIs() {
        List<String> less =
                List.of(
                        "set home {",
                        "type ipv4_addr . ifname",
                        "elements = { 172.17.0.0/16 . \"drydock0\" }",
                        "}",
                        "set bridges {",
                        "elements = { \"drydock0\", \"br-1\" }",
                        "}",
                        "drop");
        assertThat(Mended.between(less, LISTING))
                .containsExactly("removed: drop", "added: home { 172.18.0.0/16 . \"br-1\" }");
    }
}
