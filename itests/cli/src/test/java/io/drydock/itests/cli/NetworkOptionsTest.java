package io.drydock.itests.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the options of a network come to, in its containers and on a host one cable away. */
@WithEngine
class NetworkOptionsTest {

    private static final String SERVE =
            " busybox sh -c 'mkdir /www; echo ahoy > /www/index.html; httpd -p 81 -h /www;"
                    + " httpd -f -p 80 -h /www'";
    private static final String BRIDGE = " -o com.docker.network.bridge.";

    @AfterEach
    void remove(Engine engine) {
        engine.sh("docker rm -f one two");
        engine.sh("docker network prune -f").ok();
    }

    private static void make(Engine engine, String options) {
        engine.sh("docker network create --subnet 10.75.0.0/24 " + options + " own").ok();
    }

    private static void serve(Engine engine, String options) {
        engine.sh("docker run -d --name one --network own --ip 10.75.0.9 " + options + SERVE).ok();
    }

    private static boolean page(Engine engine, String address) {
        return engine.shInside("timeout 2 busybox wget -qO- http://" + address + "/")
                .stdout()
                .equals("ahoy");
    }

    @Test
    @Tag("4.1/bridge-name")
    @Tag("4.1/mtu")
    @Tag("4.1/interface-prefix")
    void linksAreNamedAndSizedAsAsked(Engine engine) {
        make(
                engine,
                BRIDGE
                        + "name=sea0 -o com.docker.network.driver.mtu=1300"
                        + " -o com.docker.network.container_iface_prefix=deck");
        serve(engine, "");
        assertThat(engine.shInside("ip -o link show master sea0").ok())
                .contains("veth", "mtu 1300");
        assertThat(engine.sh("docker exec one cat /sys/class/net/deck0/mtu").ok())
                .isEqualTo("1300");
    }

    @Test
    @Tag("4.1/inhibit-ipv4")
    void aBridgeMayHaveNoAddress(Engine engine) {
        make(engine, BRIDGE + "name=sea0" + BRIDGE + "inhibit_ipv4=true --gateway 10.75.0.254");
        serve(engine, "");
        assertThat(engine.shInside("ip -4 addr show sea0").ok()).isEmpty();
        assertThat(engine.sh("docker exec one ip route").ok()).contains("default via 10.75.0.254");
    }

    @Test
    @Tag("4.1/host-binding")
    void portsWithoutAnAddressAreBoundToTheNetworks(Engine engine) {
        make(engine, BRIDGE + "host_binding_ipv4=127.0.0.1");
        serve(engine, "-p 18400:80 -p 0.0.0.0:18401:80");
        assertThat(engine.sh("docker port one").ok().lines())
                .contains("80/tcp -> 127.0.0.1:18400", "80/tcp -> 0.0.0.0:18401");
        Await.until("the page", () -> page(engine, "127.0.0.1:18400"));
        assertThat(page(engine, "10.75.0.1:18400")).isFalse();
        assertThat(page(engine, "10.75.0.1:18401")).isTrue();
    }

    @Test
    @Tag("4.1/masquerade")
    @Tag("4.1/host-address")
    void theFarHostSeesTheAddressThatWasAskedFor(Engine engine) {
        String fetch =
                "docker run --rm --init --network own --ip 10.75.0.8 busybox timeout 2 wget -qO-"
                        + " http://"
                        + FarHost.ADDRESS;
        try (FarHost far = new FarHost(engine)) {
            engine.shInside("ip addr add 192.0.2.7/24 dev near").ok();
            far.run("ip route add 10.75.0.0/24 via " + FarHost.NEAR_ADDRESS);
            make(engine, "-o com.docker.network.host_ipv4=192.0.2.7");
            Await.until("the far page", () -> engine.sh(fetch).stdout().equals("far away"));
            assertThat(far.visitors()).containsOnly("192.0.2.7");
            engine.sh("docker network rm own").ok();
            make(engine, BRIDGE + "enable_ip_masquerade=false");
            assertThat(engine.sh(fetch).stdout()).isEqualTo("far away");
            assertThat(far.visitors()).containsOnly("192.0.2.7", "10.75.0.8");
        }
    }

    @Test
    @Tag("4.1/gateway-modes")
    @Tag("4.1/trusted-interfaces")
    void containersAreReachedAtTheirOwnAddressesAsTheModeSays(Engine engine) {
        try (FarHost far = new FarHost(engine)) {
            far.run("ip route add 10.75.0.0/24 via " + FarHost.NEAR_ADDRESS);
            reached(engine, far, "gateway_mode_ipv4=nat", "", "");
            reached(engine, far, "gateway_mode_ipv4=nat-unprotected", "ahoy", "ahoy");
            reached(engine, far, "gateway_mode_ipv4=routed", "ahoy", "");
            reached(engine, far, "trusted_host_interfaces=near", "ahoy", "");
        }
    }

    /** A published port, which is 80, and another one. */
    private static void reached(
            Engine engine, FarHost far, String mode, String published, String other) {
        make(engine, BRIDGE + mode);
        serve(engine, "-p 18410:80");
        Await.until("the page", () -> page(engine, "10.75.0.9"));
        assertThat(far.page("10.75.0.9")).as(mode).isEqualTo(published);
        assertThat(far.page("10.75.0.9:81")).as(mode).isEqualTo(other);
        engine.sh("docker rm -f one && docker network rm own").ok();
    }

    @Test
    @Tag("4.1/gateway-modes")
    void anIsolatedNetworkHasNoHost(Engine engine) {
        assertThat(
                        engine.sh(
                                        "docker network create --subnet 10.75.0.0/24"
                                                + BRIDGE
                                                + "gateway_mode_ipv4=isolated own")
                                .refusal())
                .contains("gateway mode 'isolated' can only be used for an internal network");
        make(engine, "--internal" + BRIDGE + "name=sea0" + BRIDGE + "gateway_mode_ipv4=isolated");
        serve(engine, "");
        assertThat(engine.shInside("ip -4 addr show sea0").ok()).isEmpty();
        assertThat(page(engine, "10.75.0.9")).isFalse();
        String fetch =
                "docker run --rm --init --network own busybox timeout 2 wget -qO- http://10.75.0.9/";
        Await.until("the page", () -> engine.sh(fetch).stdout().equals("ahoy"));
    }

    @Test
    @Tag("4.1/ipam-null")
    void withoutAddressManagementThereAreNoAddresses(Engine engine) {
        engine.shInside("ip link add par type veth peer name par1 && ip link set par up").ok();
        engine.sh("docker network create -d macvlan -o parent=par --ipam-driver null own").ok();
        String seen = engine.sh("docker run --rm --network own busybox ip addr show eth0").ok();
        assertThat(seen).contains("eth0").doesNotContain("inet ");
        assertThat(
                        engine.sh(
                                        "docker network create -d macvlan -o parent=par --ipam-driver"
                                                + " null --subnet 10.75.0.0/24 x")
                                .refusal())
                .contains("null ipam driver does not handle specific address pool requests");
        engine.sh("docker network rm own").ok();
        engine.shInside("ip link del par").ok();
    }
}
