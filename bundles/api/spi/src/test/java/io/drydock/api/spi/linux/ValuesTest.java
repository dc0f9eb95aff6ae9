package io.drydock.api.spi.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drydock.api.spi.DriverException.Kind;

import org.junit.jupiter.api.Test;

import java.net.InetAddress;
import java.nio.file.Path;
import java.util.List;

class ValuesTest {

    @Test
    void addressKeepsItsHostBitsAndKnowsItsNetwork() {
        Cidr address = Cidr.parse("172.17.5.2/20");
        assertThat(address).hasToString("172.17.5.2/20");
        assertThat(address.network()).hasToString("172.17.0.0/20");
        assertThat(Cidr.parse("10.0.0.1").prefix()).isEqualTo(32);
        assertThat(Cidr.parse("fd00::5/64").network()).isEqualTo(Cidr.parse("fd00::/64"));
        assertThat(Cidr.parse("1.2.3.4/0").network()).hasToString("0.0.0.0/0");
        assertThatThrownBy(() -> Cidr.parse("10.0.0.1/33"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void hardwareAddressSurvivesTextAndBytes() {
        MacAddress mac = MacAddress.parse("FE:42:ac:11:00:02");
        assertThat(mac).hasToString("fe:42:ac:11:00:02");
        assertThat(MacAddress.of(mac.bytes())).isEqualTo(mac);
        assertThatThrownBy(() -> MacAddress.parse("02:42"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void linkNamesTheKernelRefusesAreRefusedEarlier() {
        for (String bad : List.of("", "..", "a b", "a/b", "a:b", "sixteen-letters-")) {
            assertThatThrownBy(() -> BridgeSpec.of(bad, List.of()))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(BridgeSpec.of("fifteen-letters", List.of()).mtu()).isZero();
    }

    @Test
    void routeHasOneFamily() {
        InetAddress gateway = InetAddress.ofLiteral("fd00::1");
        assertThat(Route.defaultVia(gateway).destination()).hasToString("::/0");
        assertThatThrownBy(() -> new Route(Cidr.parse("0.0.0.0/0"), gateway, null, null, 0))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void overlayIsCheckedBeforeTheKernelSeesIt() {
        Path target = Path.of("/t");
        assertThatThrownBy(() -> OverlayMount.readOnly(List.of(), target))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> OverlayMount.readOnly(List.of(Path.of("relative")), target))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(
                        () ->
                                new OverlayMount(
                                        List.of(target), target, null, target, null, List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void errorTellsOperationTargetAndKind() {
        LinuxException error = new LinuxException(Errno.EBUSY, "unmount", "/x");
        assertThat(error).hasMessage("unmount /x: device or resource busy");
        assertThat(error.kind()).isEqualTo(Kind.CONFLICT);
        assertThat(new LinuxException(999, "do", "it")).hasMessage("do it: errno 999");
    }

    @Test
    void fileKindIsFoundInAWholeMode() {
        assertThat(FileKind.of(0100644)).isEqualTo(FileKind.FILE);
        assertThat(FileKind.of(0120777)).isEqualTo(FileKind.SYMLINK);
        assertThat(FileKind.of(0060660)).isEqualTo(FileKind.BLOCK_DEVICE);
    }

    @Test
    void exitStatusIsShownAsAShellDoes() {
        assertThat(new ExitStatus(0, 9).shellCode()).isEqualTo(137);
        assertThat(new ExitStatus(3, 0).shellCode()).isEqualTo(3);
        assertThat(new ExitStatus(0, 9).success()).isFalse();
    }
}
