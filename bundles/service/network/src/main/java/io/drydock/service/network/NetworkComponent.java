package io.drydock.service.network;

import io.drydock.api.engine.EngineModule;
import io.drydock.api.engine.events.Events;
import io.drydock.api.engine.network.NameServers;
import io.drydock.api.engine.network.NetworkEngine;
import io.drydock.api.engine.network.Sandboxes;
import io.drydock.api.model.ApiVersion;
import io.drydock.api.model.Filters;
import io.drydock.api.model.container.EndpointSettings;
import io.drydock.api.model.network.Network;
import io.drydock.api.model.network.NetworkCreateRequest;
import io.drydock.api.model.network.NetworkCreateResponse;
import io.drydock.api.model.network.NetworksPruneResponse;
import io.drydock.api.model.stream.Presence;
import io.drydock.api.spi.Drivers;
import io.drydock.api.spi.Succession;
import io.drydock.api.spi.linux.Links;
import io.drydock.api.spi.linux.NetworkNamespaces;
import io.drydock.api.spi.linux.Sysctls;
import io.drydock.api.spi.store.Store;

import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Publishes networks and sandboxes. */
@Component(
        service = {Sandboxes.class, NetworkEngine.class},
        configurationPid = "io.drydock.engine",
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@EngineModule(name = "network")
public final class NetworkComponent implements Sandboxes, NetworkEngine, Succession {

    private final Clearing clearing = new Clearing();
    private final Networks table;
    private final OpenSandboxes open;
    private final Naming naming;
    private final Guard guard;
    private final Sandboxes sandboxes;
    private final NetworkEngine networks;

    @Activate
    public NetworkComponent(
            NetworkConfiguration configuration,
            @Reference Store store,
            @Reference Drivers drivers,
            @Reference(target = EngineModule.HANDLE) Events events,
            @Reference Links links,
            @Reference NetworkNamespaces namespaces,
            @Reference Sysctls sysctls) {
        this(NetworkSettings.of(configuration), store, drivers, events, links, namespaces, sysctls);
    }

    NetworkComponent(
            NetworkSettings settings,
            Store store,
            Drivers drivers,
            Events events,
            Links links,
            NetworkNamespaces namespaces,
            Sysctls sysctls) {
        NetworkTables tables = new NetworkTables(store);
        this.table = new Networks(tables);
        this.open = new OpenSandboxes(tables);
        NetworkDrivers calls = new NetworkDrivers(drivers, table, open);
        this.naming = new Naming(open, clearing);
        Addresses addresses = new Addresses(calls, clearing, open);
        Subnets subnets = new Subnets(calls, table, links);
        Parts parts =
                new Parts(
                        settings,
                        table,
                        new PredefinedNetworks(settings, table, subnets, links),
                        open,
                        calls,
                        addresses,
                        new Connector(calls, addresses, open),
                        subnets,
                        clearing,
                        new Publisher(events),
                        namespaces,
                        links,
                        sysctls,
                        naming,
                        new Announcements(links, sysctls, clearing));
        this.guard = new Guard(calls, parts.publisher());
        this.sandboxes = new ContainerSandboxes(parts);
        this.networks = new NetworkAdministration(parts);
    }

    // Networks need no name servers, which may be removed. What is bound is the kernel's handle,
    // and
    // that stays for good.
    @Reference(
            target = EngineModule.HANDLE,
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void bindNames(NameServers handle) {
        naming.use(handle);
    }

    void unbindNames(NameServers handle) {
        naming.use(null);
    }

    @Deactivate
    void close() {
        guard.close();
        clearing.close();
    }

    @Override
    public void begin() {
        // What is stored was read when this was made, and nobody else has been at work since.
    }

    /** Closed sandboxes leave the kernel beside whatever the next generation does. */
    @Override
    public byte[] handOver(Duration limit) {
        naming.rest();
        guard.off(true);
        return new byte[0];
    }

    @Override
    public void takeOver(byte[] state) {
        table.load();
        open.load();
        naming.soon();
        guard.off(false);
    }

    /** Waits until closed sandboxes are out of the kernel. */
    void settle() {
        clearing.settle();
    }

    @Override
    public Map<String, EndpointSettings> check(SandboxRequest request) {
        return sandboxes.check(request);
    }

    @Override
    public Sandbox open(SandboxRequest request) {
        return sandboxes.open(request);
    }

    @Override
    public void close(String containerId) {
        sandboxes.close(containerId);
    }

    @Override
    public Sandbox connect(SandboxRequest request, String network) {
        return sandboxes.connect(request, network);
    }

    @Override
    public Sandbox disconnect(SandboxRequest request, String network) {
        return sandboxes.disconnect(request, network);
    }

    @Override
    public Sandbox publish(SandboxRequest request) {
        return sandboxes.publish(request);
    }

    @Override
    public void left(String containerId, String network) {
        sandboxes.left(containerId, network);
    }

    @Override
    public void disconnectForced(String container, String network) {
        sandboxes.disconnectForced(container, network);
    }

    @Override
    public @Nullable Sandbox rename(String containerId, String name) {
        return sandboxes.rename(containerId, name);
    }

    @Override
    public void relink(String containerId, List<String> linked) {
        sandboxes.relink(containerId, linked);
    }

    @Override
    public String networkName(String reference) {
        return sandboxes.networkName(reference);
    }

    @Override
    public void adopt(List<String> runningContainers) {
        sandboxes.adopt(runningContainers);
    }

    @Override
    public List<String> lost(String containerId) {
        return sandboxes.lost(containerId);
    }

    @Override
    public @Nullable Sandbox find(String containerId) {
        return sandboxes.find(containerId);
    }

    @Override
    public List<Network> list(ApiVersion version, Filters filters) {
        return networks.list(version, filters);
    }

    @Override
    public Network inspect(ApiVersion version, String reference, String scope) {
        return networks.inspect(version, reference, scope);
    }

    @Override
    public NetworkCreateResponse create(ApiVersion version, NetworkCreateRequest request) {
        return networks.create(version, request);
    }

    @Override
    public void remove(String reference) {
        networks.remove(reference);
    }

    @Override
    public NetworksPruneResponse prune(Filters filters, Presence client) {
        return networks.prune(filters, client);
    }
}
