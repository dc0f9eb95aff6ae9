package io.drydock.itests.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;

/** Links of the standard bridge where its containers may not talk to each other otherwise. */
@WithEngine
class LinkedPortsTest {

    private static final String SERVE =
            " busybox sh -c 'mkdir /www; echo ahoy > /www/index.html; httpd -p 81 -h /www;"
                    + " httpd -f -p 80 -h /www'";

    @AfterEach
    void remove(Engine engine) {
        engine.docker("rm", "-f", "sea", "ship", "boat", "raft");
    }

    private static void restart(Engine engine, String backend) throws IOException {
        engine.stop();
        engine.shInside(
                        "nft flush ruleset;"
                                + " sysctl -q -w net.bridge.bridge-nf-call-iptables=0;"
                                + " ip link del drydock0 2>/dev/null; true")
                .ok();
        String json = "{\"icc\": false, \"firewall-backend\": \"" + backend + "\"}";
        Files.writeString(engine.root().resolve("daemon.json"), json);
        engine.start();
    }

    private static String address(Engine engine, String container) {
        return engine.inspect(container, "{{.NetworkSettings.Networks.bridge.IPAddress}}");
    }

    private static String fetch(Engine engine, String from, String where) {
        return engine.docker("exec", from, "timeout", "2", "wget", "-qO-", "http://" + where)
                .stdout();
    }

    private static void requireServed(Engine engine, String address) {
        Await.until(
                "the page of " + address,
                () -> engine.shInside("busybox wget -qO- http://" + address).exit() == 0);
    }

    /** Addresses are free a moment after the end. */
    private static boolean tookOver(Engine engine, String address) throws IOException {
        engine.docker("rm", "-f", "raft");
        engine.sh("docker run -d --name raft --expose 80" + SERVE).ok();
        return address(engine, "raft").equals(address);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nftables", "iptables"})
    @Tag("4.1/links-icc")
    void exposedPortsAreOpenForWhoIsLinkedAndNobodyElse(String backend, Engine engine)
            throws IOException {
        restart(engine, backend);
        engine.sh("docker run -d --name sea --expose 80" + SERVE).ok();
        engine.sh("docker run -d --name ship --link sea:water busybox sleep 900").ok();
        engine.sh("docker run -d --name boat busybox sleep 900").ok();
        String first = address(engine, "sea");
        requireServed(engine, first);
        assertThat(fetch(engine, "ship", "water")).isEqualTo("ahoy");
        assertThat(fetch(engine, "ship", "water:81")).isEmpty();
        assertThat(fetch(engine, "boat", first)).isEmpty();

        engine.docker("stop", "-t", "0", "sea").ok();
        Await.until("another one at its address", () -> tookOver(engine, first));
        engine.docker("start", "sea").ok();
        requireServed(engine, first);
        requireServed(engine, address(engine, "sea"));
        assertThat(fetch(engine, "ship", "water")).isEqualTo("ahoy");
        assertThat(fetch(engine, "ship", first)).isEmpty();

        engine.kill9();
        engine.start();
        assertThat(fetch(engine, "ship", "water")).isEqualTo("ahoy");
        assertThat(fetch(engine, "ship", first)).isEmpty();

        engine.docker("rm", "--link", "ship/water").ok();
        assertThat(fetch(engine, "ship", address(engine, "sea"))).isEmpty();
    }
}
