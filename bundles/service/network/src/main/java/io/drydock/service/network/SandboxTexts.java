package io.drydock.service.network;

import io.drydock.api.engine.network.Sandboxes.SandboxRequest;
import io.drydock.service.network.SandboxRecord.Resolver;

import java.util.List;

/** The files on names a sandbox has, as texts. */
final class SandboxTexts {

    private final Networks networks;
    private final ResolvConf resolvConf;

    SandboxTexts(NetworkSettings settings, Networks networks) {
        this.networks = networks;
        this.resolvConf = new ResolvConf(settings);
    }

    String hosts(SandboxRequest request, List<EndpointRecord> endpoints) {
        return EtcHosts.text(
                request,
                endpoints.stream().flatMap(it -> it.addresses().stream()).toList(),
                hostGateway());
    }

    String hostsOnHost(SandboxRequest request) {
        return EtcHosts.onHost(HostFiles.hosts(), request, hostGateway());
    }

    /** {@code named} when the engine's own server answers in the sandbox. */
    String resolvConf(SandboxRequest request, boolean named) {
        String host = HostFiles.resolvers();
        return named ? resolvConf.internal(request, host) : resolvConf.text(request, host);
    }

    String resolvConfOnHost(SandboxRequest request) {
        return resolvConf.onHost(request, HostFiles.resolvers());
    }

    Resolver resolver(SandboxRequest request) {
        return resolvConf.resolver(request);
    }

    private String hostGateway() {
        return networks.named(NetworkRecord.BRIDGE)
                .filter(NetworkRecord::isDefaultBridge)
                .map(NetworkRecord::gateway)
                .orElse("");
    }
}
