package io.drydock.kernel.linux;

import static org.assertj.core.api.Assertions.assertThat;

import io.drydock.api.spi.linux.ChildLink;

import org.junit.jupiter.api.Test;

import java.util.HexFormat;

class ChildMessagesTest {

    private static String hex(ChildLink.Kind kind, int value, int flags) {
        ChildLink link = new ChildLink("eth0", kind, "eth9", value, flags, null, null, 0);
        return HexFormat.of().formatHex(ChildMessages.create(link, 7, -1).finish(1));
    }

    /**
     * IFLA_INFO_DATA (2, nested) with IFLA_IPVLAN_MODE (1) and IFLA_IPVLAN_FLAGS (2), u16 each,
     * padded.
     */
    @Test
    void ipvlanHasModeAndFlags() {
        assertThat(hex(ChildLink.Kind.IPVLAN, 1, 2))
                .endsWith("14000280" + "0600010001000000" + "0600020002000000");
        assertThat(hex(ChildLink.Kind.IPVLAN, 0, 0))
                .endsWith("14000280" + "0600010000000000" + "0600020000000000");
    }

    /** IFLA_MACVLAN_MODE (1) is a u32, IFLA_VLAN_ID (1) a u16. */
    @Test
    void othersHaveTheirOneNumber() {
        assertThat(hex(ChildLink.Kind.MACVLAN, 4, 0)).endsWith("0c000280" + "0800010004000000");
        assertThat(hex(ChildLink.Kind.VLAN, 9, 0)).endsWith("0c000280" + "0600010009000000");
    }
}
