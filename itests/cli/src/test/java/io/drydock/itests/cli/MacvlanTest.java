package io.drydock.itests.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Containers as machines of a network that the host is on. */
@WithEngine(shared = true)
class MacvlanTest {

    private static final String FROM = "Error response from daemon: ";

    @Test
    @Tag("4.1/macvlan")
    void containersAreMachinesOfTheHostsNetwork(Engine engine) {
        try (FarHost far = new FarHost(engine)) {
            engine.sh(
                            "docker network create -d macvlan -o parent=near --subnet 192.0.2.0/24"
                                    + " --ip-range 192.0.2.128/25 lan")
                    .ok();
            assertThat(engine.inspect("lan", "{{(index .IPAM.Config 0).Gateway}}|{{.Driver}}"))
                    .isEqualTo("|macvlan");
            engine.sh("docker run -d --name machine --network lan -p 80:80 busybox sleep 1000")
                    .ok();
            String settings =
                    "{{with .NetworkSettings.Networks.lan}}{{.IPAddress}} {{.MacAddress}}"
                            + " {{.Gateway}}{{end}}";
            assertThat(engine.inspect("machine", settings))
                    .isEqualTo("192.0.2.128 02:42:c0:00:02:80");
            assertThat(engine.sh("docker exec machine ip addr show eth0").ok())
                    .contains("02:42:c0:00:02:80", "inet 192.0.2.128/24");
            Await.until(
                    "the far page",
                    () ->
                            engine.sh(
                                            "docker exec machine timeout 2 wget -qO- http://"
                                                    + FarHost.ADDRESS)
                                    .stdout()
                                    .equals("far away"));
            assertThat(far.visitors()).contains("192.0.2.128");
            engine.sh("docker network create more").ok();
            engine.sh("docker network connect more machine").ok();
            engine.sh("docker network disconnect lan machine").ok();
            assertThat(engine.sh("docker exec machine ip -o link").ok())
                    .doesNotContain("02:42:c0:00:02:80");
            engine.sh("docker network connect lan machine").ok();
            assertThat(engine.sh("docker exec machine ip -o addr").ok()).contains("192.0.2.12");
            engine.sh("docker rm -f machine").ok();
            engine.sh("docker network rm lan more").ok();
        }
    }

    @Test
    @Tag("4.1/macvlan")
    @Tag("4.1/ipvlan")
    void whatCannotBeIsRefused(Engine engine) {
        engine.shInside("ip link add par type veth peer name par1").ok();
        String create = "docker network create -d macvlan --subnet 10.90.0.0/24 ";
        assertThat(engine.sh(create + "-o parent=nosuch x").refusal())
                .isEqualTo(
                        FROM
                                + "invalid subinterface vlan name nosuch, example formatting is"
                                + " eth0.10");
        assertThat(engine.sh(create + "-o parent=par -o macvlan_mode=zz x").refusal())
                .isEqualTo(
                        FROM
                                + "requested macvlan mode 'zz' is not valid, 'bridge' mode is the"
                                + " macvlan driver default");
        assertThat(engine.sh(create + "-o parent=lo x").refusal())
                .isEqualTo(FROM + "loopback interface is not a valid macvlan parent link");
        engine.sh(create + "-o parent=par one").ok();
        assertThat(
                        engine.sh(
                                        "docker network create -d macvlan -o parent=par -o"
                                                + " macvlan_mode=passthru --subnet 10.91.0.0/24 two")
                                .refusal())
                .contains("cannot use mode passthru, macvlan network");
        engine.sh("docker network rm one").ok();
        assertThat(
                        engine.sh(
                                        "docker network create -d ipvlan -o parent=par -o"
                                                + " ipvlan_mode=l9 x")
                                .refusal())
                .contains("requested ipvlan mode 'l9' is not valid");
        engine.shInside("ip link del par").ok();
    }
}
