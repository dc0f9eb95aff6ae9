package io.drydock.api.model.container;

import static org.assertj.core.api.Assertions.assertThat;

import io.drydock.api.model.Json;

import org.junit.jupiter.api.Test;

class ContainerCreateRequestTest {

    @Test
    void readsNamesInAnyCaseAtEveryDepth() {
        ContainerCreateRequest request =
                read(
                        """
                        {"image":"a","HOSTNAME":"h","hostconfig":{"memory":5,"networkmode":"none",
                         "mounts":[{"type":"bind","target":"/t","bindoptions":{"nonrecursive":true}}]},
                         "networkingConfig":{"endpointsconfig":{"n":{"ipamconfig":{"ipv4address":"::"}}}}}
                        """);

        assertThat(request.config().image()).isEqualTo("a");
        assertThat(request.config().hostname()).isEqualTo("h");
        assertThat(request.hostConfig().resources().memory()).isEqualTo(5);
        assertThat(request.hostConfig().networkMode()).isEqualTo("none");
        assertThat(request.hostConfig().mounts().getFirst().bindOptions().nonRecursive()).isTrue();
        assertThat(request.networkingConfig().endpointsConfig().get("n").ipamConfig().ipv4Address())
                .isEqualTo("::");
    }

    @Test
    void takesACommandAsTextOrAsList() {
        ContainerConfig config =
                read("{\"Cmd\":\"echo hi\",\"Entrypoint\":[\"sh\",\"-c\"],\"Shell\":\"ash\"}")
                        .config();

        assertThat(config.cmd()).containsExactly("echo hi");
        assertThat(config.entrypoint()).containsExactly("sh", "-c");
        assertThat(config.shell()).containsExactly("ash");
    }

    @Test
    void tellsAnEmptyEntrypointFromNone() {
        assertThat(read("{\"Entrypoint\":[]}").config().entrypoint()).isEmpty();
        assertThat(read("{\"Entrypoint\":null}").config().entrypoint()).isNull();
        assertThat(read("{}").config().entrypoint()).isNull();
    }

    @Test
    void readsNothingAsDefaults() {
        assertThat(read("{}"))
                .isEqualTo(
                        new ContainerCreateRequest(
                                ContainerConfig.EMPTY,
                                HostConfig.defaults(),
                                NetworkingConfig.NONE));
    }

    @Test
    void keepsAPortWithoutBindingsAndANetworkWithoutSettings() {
        ContainerCreateRequest request =
                read(
                        """
                        {"HostConfig":{"PortBindings":{"80/tcp":null}},
                         "NetworkingConfig":{"EndpointsConfig":{"net":null}}}
                        """);

        assertThat(request.hostConfig().portBindings()).containsEntry("80/tcp", null);
        assertThat(request.networkingConfig().endpointsConfig()).containsEntry("net", null);
    }

    @Test
    void readsNullAsZeroValue() {
        ContainerConfig config =
                read("{\"Hostname\":null,\"Tty\":null,\"ExposedPorts\":null,\"Env\":null}")
                        .config();

        assertThat(config).isEqualTo(ContainerConfig.EMPTY);
    }

    @Test
    void ignoresNamesThatOnlyTheRecordsHave() {
        ContainerCreateRequest request =
                read(
                        """
                        {"Config":{"Image":"wrong"},"Image":"right","Unknown":[1],
                         "HostConfig":{"Resources":{"Memory":1}}}
                        """);

        assertThat(request.config().image()).isEqualTo("right");
        assertThat(request.hostConfig().resources()).isEqualTo(Resources.NONE);
    }

    private static ContainerCreateRequest read(String json) {
        return Json.read(json, ContainerCreateRequest.class);
    }
}
