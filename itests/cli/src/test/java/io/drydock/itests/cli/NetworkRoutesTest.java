package io.drydock.itests.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Requests of the network router that the docker command does not make by itself. */
@WithEngine(shared = true)
class NetworkRoutesTest {

    private static final String NETWORKS =
            "{{range $name, $it := .NetworkSettings.Networks}}{{$name}} {{$it.IPAMConfig}} {{end}}";

    @BeforeEach
    void networks(Engine engine) {
        engine.sh("docker network create --subnet 10.76.0.0/24 pier").ok();
        engine.sh("docker network create --subnet 10.77.0.0/24 quay").ok();
    }

    @AfterEach
    void remove(Engine engine) {
        engine.sh("docker rm -f one");
        engine.sh("docker network rm pier quay").ok();
    }

    @Test
    @Tag("1.11/list-slash")
    @Tag("1.11/list")
    void aListHasNoContainersAndASlashAtItsEndIsNone(Engine engine) {
        engine.sh("docker run -d --name one --network pier busybox sleep 1000").ok();
        HttpAnswer plain = new Api(engine, "1.51").ask("GET", "/networks");
        assertThat(plain.body()).contains("\"Name\":\"pier\"", "\"Containers\":{}");
        assertThat(plain.body()).doesNotContain("\"Name\":\"one\"");
        assertThat(new Api(engine, "1.51").ask("GET", "/networks/").body()).isEqualTo(plain.body());
    }

    @Test
    @Tag("1.11/inspect")
    @Tag("1.11/inspect-refused")
    void oneIsFoundByNameIdAndBeginningOfItsId(Engine engine) {
        Api api = new Api(engine);
        String id = engine.inspect("pier", "{{.Id}}");
        for (String reference : new String[] {"pier", id, id.substring(0, 12)}) {
            assertThat(api.ask("GET", "/networks/" + reference + "?verbose=1&scope=local").body())
                    .contains("\"Name\":\"pier\"");
        }
        assertThat(api.ask("GET", "/networks/pier?scope=swarm").line())
                .isEqualTo(HttpAnswer.error(404, "network pier not found"));
        assertThat(api.ask("GET", "/networks/nosuch").line())
                .isEqualTo(HttpAnswer.error(404, "network nosuch not found"));
        assertThat(api.ask("GET", "/networks/pier?verbose=x").status()).isEqualTo(400);
    }

    @Test
    @Tag("1.11/connect-mac")
    void aHardwareAddressIsTakenSinceItIsInTheVersion(Engine engine) {
        engine.sh("docker run -d --name one --network pier busybox sleep 1000").ok();
        String wish = "{'Container':'one','EndpointConfig':{'MacAddress':'02:42:00:00:00:77'}}";
        String mac = "{{.NetworkSettings.Networks.quay.MacAddress}}";
        assertThat(new Api(engine, "1.53").ask("POST", "/networks/quay/connect", wish).status())
                .isEqualTo(200);
        assertThat(engine.inspect("one", mac)).isEqualTo("02:42:0a:4d:00:02");
        engine.sh("docker network disconnect quay one").ok();
        new Api(engine, "1.54").ask("POST", "/networks/quay/connect", wish);
        assertThat(engine.inspect("one", mac)).isEqualTo("02:42:00:00:00:77");
    }

    @Test
    @Tag("1.11/connect-stopped")
    void whoHasLeftANetworkDoesNotComeBackByItself(Engine engine) {
        engine.sh("docker create --name one --network pier --ip 10.76.0.9 busybox sleep 1000").ok();
        engine.sh("docker network connect pier one").ok();
        assertThat(engine.inspect("one", NETWORKS)).startsWith("pier {10.76.0.9");
        engine.sh("docker network disconnect pier one").ok();
        engine.sh("docker network connect quay one").ok();
        assertThat(engine.inspect("one", NETWORKS)).startsWith("quay ").doesNotContain("pier");
        engine.sh("docker start one").ok();
        assertThat(engine.sh("docker exec one ip -4 -o addr").ok())
                .contains("10.77.0.2")
                .doesNotContain("10.76.");
    }

    @Test
    @Tag("1.11/disconnect-force")
    void forceIsOfNoMatterToAContainerThatIsThere(Engine engine) {
        engine.sh("docker run -d --name one --network pier busybox sleep 1000").ok();
        engine.sh("docker network disconnect -f pier one").ok();
        assertThat(engine.inspect("one", NETWORKS)).isEmpty();
        assertThat(engine.sh("docker network disconnect -f pier nosuch").refusal())
                .contains("endpoint nosuch not found");
    }

    @Test
    @Tag("1.11/create-refused")
    void networksOfASwarmAreRefused(Engine engine) {
        Api api = new Api(engine);
        assertThat(create(api, "'Scope':'swarm'"))
                .isEqualTo(
                        HttpAnswer.error(
                                403,
                                "cannot create a swarm scoped network when swarm is not active"));
        assertThat(create(api, "'Driver':'overlay'"))
                .startsWith("403 ")
                .contains("This node is not a swarm manager.");
        assertThat(create(api, "'Ingress':true"))
                .isEqualTo(
                        HttpAnswer.error(403, "Ingress network can only be global scope network"));
        assertThat(create(api, "'IPAM':{'Driver':'nosuch'}")).startsWith("404 ");
        assertThat(create(api, "'IPAM':{'Driver':'null'}"))
                .isEqualTo(HttpAnswer.error(400, "ipv4 pool is empty"));
    }

    private static String create(Api api, String members) {
        return api.ask("POST", "/networks/create", "{'Name':'x'," + members + "}").line();
    }

    @Test
    @Tag("1.11/prune-kept")
    void aPruneKeepsConfigurationsAndWhatIsUsed(Engine engine) {
        engine.sh("docker network create --config-only plan").ok();
        engine.sh("docker create --name one --network quay busybox true").ok();
        engine.sh("docker start one").ok();
        engine.sh("docker run -d --name two --network quay busybox sleep 1000").ok();
        engine.sh("docker network prune -f").ok();
        assertThat(engine.sh("docker network ls --format '{{.Name}}'").ok().lines())
                .contains("plan", "quay", "bridge", "host", "none")
                .doesNotContain("pier");
        engine.sh("docker rm -f two; docker network rm plan; docker network create pier").ok();
    }
}
