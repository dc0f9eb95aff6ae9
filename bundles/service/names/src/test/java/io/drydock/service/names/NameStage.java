package io.drydock.service.names;

import io.drydock.api.engine.network.NameServers;
import io.drydock.api.engine.network.NameServers.Guest;
import io.drydock.api.spi.DriverException;
import io.drydock.api.spi.Drivers;
import io.drydock.api.spi.Lease;
import io.drydock.api.spi.network.FirewallDriver;
import io.drydock.driver.firewall.iptables.IptablesComponent;
import io.drydock.driver.firewall.nftables.NftablesComponent;
import io.drydock.kernel.linux.HostLinks;
import io.drydock.kernel.linux.KeptPairs;
import io.drydock.kernel.linux.LinuxNetworkNamespaces;
import io.drydock.kernel.linux.LinuxProcesses;
import io.drydock.kernel.linux.Poller;
import io.drydock.kernel.store.SqliteStore;
import io.drydock.sdk.testkit.driver.GivenDrivers;

import org.xbill.DNS.Message;

import java.io.DataInputStream;
import java.lang.reflect.Proxy;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** The component on real sockets and rules, and guests that ask. */
final class NameStage implements Drivers {

    static final InetSocketAddress SERVER = new InetSocketAddress(NameServers.ADDRESS, 53);

    final Path root;
    final Path resolvers;
    final HostLinks links = new HostLinks();
    final LinuxNetworkNamespaces namespaces = new LinuxNetworkNamespaces();
    final SqliteStore store;
    private final FirewallDriver firewall;
    private final String backend;
    KeptPairs sockets = new KeptPairs();
    NamesComponent service;

    NameStage(Path root, String backend) throws Exception {
        this.root = root;
        this.backend = backend;
        this.resolvers = root.resolve("resolv.conf");
        Files.writeString(resolvers, "nameserver 127.0.0.1\n");
        links.up("lo");
        store = SqliteStore.open(root);
        LinuxProcesses processes = new LinuxProcesses(new Poller());
        firewall =
                backend.equals("nftables")
                        ? new NftablesComponent(
                                defaults(NftablesComponent.Configuration.class),
                                processes,
                                namespaces)
                        : new IptablesComponent(
                                defaults(IptablesComponent.Configuration.class),
                                processes,
                                namespaces);
        service = generation();
        service.begin();
    }

    private static <A> A defaults(Class<A> configuration) {
        return configuration.cast(
                Proxy.newProxyInstance(
                        configuration.getClassLoader(),
                        new Class<?>[] {configuration},
                        (proxy, method, values) -> method.getDefaultValue()));
    }

    NamesComponent generation() {
        return new NamesComponent(
                store, new Redirects(this, backend), namespaces, sockets, resolvers);
    }

    Path netns(int number) {
        Path path = root.resolve("netns/" + number);
        if (!namespaces.exists(path)) {
            namespaces.create(path);
        }
        return path;
    }

    Message ask(Guest guest, String name, int type) {
        return namespaces.inside(
                guest.namespace(),
                () -> {
                    try (DatagramSocket socket = new DatagramSocket()) {
                        socket.connect(SERVER);
                        return ask(socket, Questions.of(name, type));
                    }
                });
    }

    static Message ask(DatagramSocket socket, Message query) throws Exception {
        byte[] raw = query.toWire();
        socket.setSoTimeout(15_000);
        socket.send(new DatagramPacket(raw, raw.length));
        DatagramPacket packet = new DatagramPacket(new byte[65_535], 65_535);
        do {
            socket.receive(packet);
        } while (packet.getData()[0] != raw[0] || packet.getData()[1] != raw[1]);
        return new Message(Arrays.copyOf(packet.getData(), packet.getLength()));
    }

    Message askByStream(Guest guest, String name, int type) {
        return namespaces.inside(
                guest.namespace(),
                () -> {
                    try (Socket socket = new Socket()) {
                        socket.connect(SERVER, 5_000);
                        socket.setSoTimeout(15_000);
                        byte[] query = Questions.of(name, type).toWire();
                        socket.getOutputStream().write(Exchange.framed(query));
                        DataInputStream in = new DataInputStream(socket.getInputStream());
                        byte[] answer = new byte[in.readUnsignedShort()];
                        in.readFully(answer);
                        return new Message(answer);
                    }
                });
    }

    @Override
    public <D> Lease<D> lease(Class<D> contract, String name) {
        if (!name.equals(backend)) {
            throw new DriverException(DriverException.Kind.NOT_FOUND, "no driver " + name);
        }
        return GivenDrivers.lease(contract.cast(firewall));
    }

    @Override
    public List<String> names(Class<?> contract) {
        return List.of(backend);
    }
}
