package io.drydock.service.network;

import io.drydock.api.engine.network.Sandboxes.SandboxRequest;
import io.drydock.api.model.container.EndpointSettings;
import io.drydock.api.model.container.PortBinding;
import io.drydock.api.spi.linux.ProcessOutput;
import io.drydock.api.spi.linux.SpawnRequest;
import io.drydock.kernel.linux.HostLinks;
import io.drydock.kernel.linux.LinuxNetworkNamespaces;
import io.drydock.kernel.linux.LinuxProcesses;
import io.drydock.kernel.linux.LinuxSysctls;
import io.drydock.kernel.linux.Poller;
import io.drydock.kernel.store.SqliteStore;
import io.drydock.service.recorded.RecordedEvents;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A service on real drivers in this process' own namespaces, and tools to look at the kernel. */
final class Stage implements AutoCloseable {

    final Path root;
    final HostLinks links = new HostLinks();
    final LinuxNetworkNamespaces namespaces = new LinuxNetworkNamespaces();
    final LinuxProcesses processes = new LinuxProcesses(new Poller());
    final RecordedEvents events = new RecordedEvents();
    final SqliteStore store;
    NetworkComponent service;
    private RealDrivers drivers;

    Stage(Path root) {
        this.root = root;
        this.store = SqliteStore.open(root);
        if (!links.find("lo").orElseThrow().up()) {
            links.up("lo");
        }
        restart();
    }

    /** Another service and drivers without memory on the same store, as after a crash. */
    void restart() {
        if (service != null) {
            // A process that is gone looks after nothing.
            service.handOver(Duration.ZERO);
        }
        drivers = new RealDrivers(links, new LinuxSysctls(), processes);
        service =
                new NetworkComponent(
                        settings(root),
                        store,
                        drivers,
                        events,
                        links,
                        namespaces,
                        new LinuxSysctls());
    }

    static NetworkSettings settings(Path root) {
        return new NetworkSettings(
                root.resolve("netns"),
                "drydock0",
                "",
                "",
                "",
                1500,
                true,
                true,
                "0.0.0.0",
                List.of("192.0.2.53"),
                List.of(),
                List.of(),
                false,
                "",
                "",
                "",
                true,
                List.of());
    }

    static String id(int number) {
        return "%064x".formatted(number + 0xabcdef0000L);
    }

    static SandboxRequest request(int number, String mode) {
        return request(number, mode, Map.of(), Map.of());
    }

    static SandboxRequest request(int number, String mode, String port, String hostPort) {
        return request(
                number, mode, Map.of(port, List.of(new PortBinding("", hostPort))), Map.of());
    }

    static SandboxRequest request(
            int number,
            String mode,
            Map<String, List<PortBinding>> ports,
            Map<String, EndpointSettings> endpoints) {
        return new SandboxRequest(
                id(number),
                "c" + number,
                "host" + number,
                "",
                mode,
                null,
                endpoints.isEmpty() ? Map.of(mode, EndpointSettings.of(draft -> {})) : endpoints,
                ports,
                false,
                List.copyOf(ports.keySet()),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    String run(String... command) {
        ProcessOutput output =
                processes.run(SpawnRequest.of(command), new byte[0], Duration.ofSeconds(20));
        if (!output.success()) {
            throw new AssertionError(String.join(" ", command) + ": " + output.stderr());
        }
        return output.stdout();
    }

    /** The rules without their counters, which any packet of the kernel's own moves. */
    String rules() {
        return run("nft", "--stateless", "list", "ruleset");
    }

    long count(String table) {
        return store.open("network", NetworkTables.MIGRATIONS)
                .readFirst("SELECT count(*) AS n FROM " + table, row -> row.number("n"))
                .orElseThrow();
    }

    long veths() {
        return links.list().stream().filter(link -> link.kind().equals("veth")).count();
    }

    void settle() {
        service.settle();
    }

    /** Whatever there is to be found has been found and told: two looks are over, a third began. */
    void settled() throws InterruptedException {
        int enough = drivers.looks() + 3;
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (drivers.looks() < enough) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("nobody looks at the packet filter");
            }
            Thread.sleep(20);
        }
    }

    void awaitMended(int eventsBefore) throws InterruptedException {
        for (int i = 0; i < 100 && events.published.size() == eventsBefore; i++) {
            Thread.sleep(100);
        }
    }

    /** Serves one connection at a time inside a namespace with a fixed text. */
    void serve(Path netns, int port, String text) throws Exception {
        serve(netns, "0.0.0.0", port, text);
    }

    /** The same for both families. */
    void serve6(Path netns, int port, String text) throws Exception {
        serve(netns, "::", port, text);
    }

    private void serve(Path netns, String address, int port, String text) throws Exception {
        java.net.ServerSocket socket =
                namespaces.inside(
                        netns,
                        () ->
                                new java.net.ServerSocket(
                                        port, 5, java.net.InetAddress.ofLiteral(address)));
        Thread.ofPlatform()
                .daemon()
                .start(
                        () -> {
                            while (true) {
                                try (java.net.Socket peer = socket.accept()) {
                                    peer.getOutputStream()
                                            .write(
                                                    (text
                                                                    + " "
                                                                    + peer.getInetAddress()
                                                                            .getHostAddress())
                                                            .getBytes(StandardCharsets.UTF_8));
                                } catch (java.io.IOException e) {
                                    return;
                                }
                            }
                        });
    }

    static String fetch(String address, int port) throws Exception {
        try (java.net.Socket socket = new java.net.Socket()) {
            // Long enough for the third try: neighbours of IPv6 need a second to know each other.
            socket.connect(new java.net.InetSocketAddress(address, port), 4000);
            socket.setSoTimeout(2000);
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (java.io.IOException e) {
            throw new java.io.IOException("fetching from " + address + " port " + port, e);
        }
    }

    String fetchFrom(Path netns, String address, int port) {
        return namespaces.inside(netns, () -> fetch(address, port));
    }

    @Override
    public void close() throws Exception {
        service.close();
        store.close();
        Files.deleteIfExists(root.resolve("x"));
    }
}
