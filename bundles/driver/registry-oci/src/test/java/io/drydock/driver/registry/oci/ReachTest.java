package io.drydock.driver.registry.oci;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.net.URI;
import java.util.List;

class ReachTest {

    private static final Reach REACH =
            new Reach(
                    List.of("http://mirror.example/", "other.example"),
                    List.of("plain.example:5000", "10.1.0.0/16"),
                    ProxyChoice.of(
                            "http://user:pw@proxy.example:3128",
                            "proxy.example",
                            "direct.example, .sub.example,10.0.0.0/8"));

    private static List<String> bases(String domain, boolean push) {
        return Endpoint.of(domain, push, REACH).stream()
                .map(one -> one.base() + (one.checked() ? "" : " unchecked"))
                .toList();
    }

    @Test
    void mirrorsComeBeforeTheHubAndOnlyForPulls() {
        assertThat(bases("docker.io", false))
                .containsExactly(
                        "http://mirror.example",
                        "https://other.example",
                        "https://registry-1.docker.io");
        assertThat(bases("docker.io", true)).containsExactly("https://registry-1.docker.io");
        assertThat(bases("quay.example", false)).containsExactly("https://quay.example");
    }

    @Test
    void onlyWhatIsCalledInsecureOrIsLoopbackMayBePlain() {
        assertThat(bases("plain.example:5000", false))
                .containsExactly(
                        "https://plain.example:5000 unchecked",
                        "http://plain.example:5000 unchecked");
        assertThat(bases("10.1.2.3:80", false)).hasSize(2);
        assertThat(bases("127.9.9.9:80", false)).hasSize(2);
        assertThat(bases("localhost:5000", false)).hasSize(2);
        assertThat(bases("10.2.0.1", false)).containsExactly("https://10.2.0.1");
        assertThat(bases("plain.example:5001", false)).hasSize(1);
    }

    @Test
    void proxiesAreChosenAsGoDoes() {
        ProxyChoice proxies = REACH.proxies();
        assertThat(proxies.proxy(URI.create("http://a.example/x")).orElseThrow().getUserInfo())
                .isEqualTo("user:pw");
        assertThat(proxies.proxy(URI.create("https://a.example/x")))
                .contains(URI.create("http://proxy.example"));
        for (String direct :
                List.of(
                        "https://direct.example",
                        "https://deep.direct.example",
                        "https://x.sub.example",
                        "https://10.3.4.5",
                        "https://127.0.0.1:5000",
                        "http://localhost")) {
            assertThat(proxies.proxy(URI.create(direct))).as(direct).isEmpty();
        }
        assertThat(proxies.proxy(URI.create("https://notdirect.example"))).isPresent();
    }

    @Test
    void challengesAreRead() {
        List<Challenge> found =
                Challenge.of(
                        List.of(
                                "Bearer realm=\"https://a.example/token\",service=\"a b\", scope=x",
                                "Basic realm=\"q\\\"uoted\""));
        assertThat(found).hasSize(2);
        assertThat(found.getFirst().bearer()).isTrue();
        assertThat(found.getFirst().parameter("realm")).isEqualTo("https://a.example/token");
        assertThat(found.getFirst().parameter("service")).isEqualTo("a b");
        assertThat(found.getLast().basic()).isTrue();
        assertThat(found.getLast().parameter("realm")).isEqualTo("q\"uoted");
        assertThat(Challenge.of(List.of(""))).isEmpty();
    }
}
