package io.drydock.service.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drydock.api.engine.container.RequestRules;
import io.drydock.api.model.ApiVersion;
import io.drydock.api.model.container.BindOptions;
import io.drydock.api.model.container.ContainerConfig;
import io.drydock.api.model.container.ContainerCreateRequest;
import io.drydock.api.model.container.EndpointSettings;
import io.drydock.api.model.container.HealthcheckConfig;
import io.drydock.api.model.container.HostConfig;
import io.drydock.api.model.container.MountSpec;
import io.drydock.api.model.container.NetworkingConfig;
import io.drydock.api.model.container.Resources;
import io.drydock.api.model.container.VolumeOptions;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/** What a request means in the mouth of an older client. */
class VersionGatesTest {

    private final List<String> warnings = new ArrayList<>();

    @Test
    @Tag("1.17/1.40-ipc")
    @Tag("1.17/1.41-cgroupns")
    void defaultsAreThoseOfTheTime() {
        assertThat(host(39, draft -> {}).ipcMode()).isEqualTo("shareable");
        assertThat(host(40, draft -> {}).ipcMode()).isEmpty();
        assertThat(host(40, draft -> {}).cgroupnsMode()).isEqualTo("host");
        assertThat(host(41, draft -> {}).cgroupnsMode()).isEmpty();
    }

    @Test
    @Tag("1.17/1.42-console")
    @Tag("1.17/1.43-annotations")
    void whatCameLaterIsIgnored() {
        Consumer<HostConfig.Draft> newer =
                draft -> {
                    draft.consoleSize = List.of(4, 5);
                    draft.annotations = Map.of("a", "b");
                };
        assertThat(host(41, newer).consoleSize()).containsExactly(0, 0);
        assertThat(host(42, newer).consoleSize()).containsExactly(4, 5);
        assertThat(host(42, newer).annotations()).isEmpty();
        assertThat(host(43, newer).annotations()).containsEntry("a", "b");
    }

    @Test
    @Tag("3.2/KernelMemory")
    void whatWentIsIgnored() {
        Consumer<HostConfig.Draft> older =
                draft -> draft.resources = Resources.of(limits -> limits.kernelMemory = 8);
        assertThat(host(41, older).resources().kernelMemory()).isEqualTo(8);
        assertThat(host(42, older).resources().kernelMemory()).isZero();
    }

    @Test
    @Tag("1.17/1.40-bind")
    @Tag("1.17/1.42-mountpoint")
    @Tag("1.17/1.44-read-only")
    void optionsOfBindsCameOneAfterTheOther() {
        BindOptions all = new BindOptions("", true, true, false, true);
        BindOptions known = new BindOptions("", true, true, false, false);
        assertThat(bind(39, known)).isEqualTo(new BindOptions("", false, false, true, false));
        assertThat(bind(40, known)).isEqualTo(new BindOptions("", true, false, true, false));
        assertThat(bind(42, known)).isEqualTo(new BindOptions("", true, true, true, false));
        assertThat(bind(44, all)).isEqualTo(all);
        refused(
                43,
                mount("bind", all, null),
                "BindOptions.ReadOnlyForceRecursive needs API v1.44 or newer");
    }

    @Test
    @Tag("1.17/1.42-options")
    void optionsOfAnotherTypeWereToleratedOnce() {
        MountSpec mount = mount("volume", new BindOptions("", true, false, false, false), null);
        assertThat(adjusted(41, draft -> draft.mounts = List.of(mount)).mounts().getFirst())
                .satisfies(each -> assertThat(each.bindOptions()).isNull());
        refused(42, mount, "BindOptions must not be specified on mount type \"volume\"");
    }

    @Test
    @Tag("1.17/1.45-subpath")
    @Tag("1.17/1.48-image")
    void whatMustNotBeIgnoredIsRefused() {
        VolumeOptions part = new VolumeOptions(false, Map.of(), "sub", null);
        refused(44, mount("volume", null, part), "VolumeOptions.Subpath needs API v1.45 or newer");
        refused(47, mount("image", null, null), "Mount type \"Image\" needs API v1.48 or newer");
    }

    @Test
    @Tag("1.17/1.44-network")
    @Tag("1.16/network-endpoints")
    void severalNetworksCameWithVersion44() {
        NetworkingConfig two = networks("b", "a");
        assertThatThrownBy(() -> adjust(43, ContainerConfig.EMPTY, two))
                .hasMessage("Container cannot be created with multiple network endpoints: a, b");
        assertThat(adjust(44, ContainerConfig.EMPTY, two).endpoints()).hasSize(2);
    }

    @Test
    @Tag("1.17/1.44-mac")
    void theHardwareAddressMovesToTheEndpoint() {
        ContainerConfig config =
                ContainerConfig.of(draft -> draft.macAddress = "02:42:ac:11:00:09");
        for (int version : new int[] {43, 44}) {
            RequestRules.Read moved = adjust(version, config, NetworkingConfig.NONE);
            assertThat(moved.config().macAddress()).isEmpty();
            assertThat(endpoint(moved, "bridge").macAddress()).isEqualTo("02:42:ac:11:00:09");
        }
        assertThat(warnings).singleElement().asString().contains("MacAddress field is now");
        assertThatThrownBy(
                        () ->
                                adjust(
                                        44,
                                        config.with(draft -> draft.macAddress = "zz"),
                                        NetworkingConfig.NONE))
                .hasMessage("address zz: invalid MAC address");
    }

    @Test
    @Tag("1.17/1.44-start-interval")
    void theStartIntervalCameWithVersion44() {
        HealthcheckConfig health = new HealthcheckConfig(List.of("CMD", "x"), 1, 2, 3, 4, 5);
        ContainerConfig config = ContainerConfig.of(draft -> draft.healthcheck = health);
        assertThat(startInterval(43, config)).isZero();
        assertThat(startInterval(44, config)).isEqualTo(4);
    }

    private long startInterval(int version, ContainerConfig config) {
        return Objects.requireNonNull(
                        adjust(version, config, NetworkingConfig.NONE).config().healthcheck())
                .startInterval();
    }

    private BindOptions bind(int version, BindOptions options) {
        MountSpec mount = mount("bind", options, null);
        HostConfig host = adjusted(version, draft -> draft.mounts = List.of(mount));
        return Objects.requireNonNull(host.mounts().getFirst().bindOptions());
    }

    private void refused(int version, MountSpec mount, String message) {
        assertThatThrownBy(() -> adjusted(version, draft -> draft.mounts = List.of(mount)))
                .hasMessage(message);
    }

    private static MountSpec mount(String type, BindOptions bind, VolumeOptions volume) {
        return new MountSpec(type, "/s", "/t", true, "", bind, volume, null, null);
    }

    private HostConfig host(int version, Consumer<HostConfig.Draft> edit) {
        return adjusted(version, edit);
    }

    private HostConfig adjusted(int version, Consumer<HostConfig.Draft> edit) {
        ContainerCreateRequest request =
                new ContainerCreateRequest(
                        ContainerConfig.EMPTY, HostConfig.of(edit), NetworkingConfig.NONE);
        return read(version, request).host();
    }

    private RequestRules.Read adjust(
            int version, ContainerConfig config, NetworkingConfig networks) {
        ContainerCreateRequest request =
                new ContainerCreateRequest(config, HostConfig.defaults(), networks);
        return read(version, request);
    }

    private RequestRules.Read read(int version, ContainerCreateRequest request) {
        RequestRules.Read read = new VersionGates(false).read(new ApiVersion(1, version), request);
        warnings.addAll(read.warnings());
        return read;
    }

    private static NetworkingConfig networks(String... names) {
        Map<String, EndpointSettings> endpoints = new java.util.HashMap<>();
        for (String name : names) {
            endpoints.put(name, EndpointSettings.of(draft -> {}));
        }
        return new NetworkingConfig(new java.util.HashMap<>(endpoints));
    }

    private static EndpointSettings endpoint(RequestRules.Read request, String network) {
        return Objects.requireNonNull(request.endpoints().get(network));
    }
}
