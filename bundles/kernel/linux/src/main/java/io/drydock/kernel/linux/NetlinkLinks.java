package io.drydock.kernel.linux;

import io.drydock.api.spi.linux.BridgeSpec;
import io.drydock.api.spi.linux.ChildLink;
import io.drydock.api.spi.linux.Cidr;
import io.drydock.api.spi.linux.Errno;
import io.drydock.api.spi.linux.LinkInfo;
import io.drydock.api.spi.linux.Links;
import io.drydock.api.spi.linux.LinuxException;
import io.drydock.api.spi.linux.MacAddress;
import io.drydock.api.spi.linux.Route;
import io.drydock.api.spi.linux.SandboxInterface;
import io.drydock.api.spi.linux.VethPair;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ObjIntConsumer;
import java.util.stream.Collectors;

/** Links over any netlink socket; subclasses say which one. */
abstract class NetlinkLinks implements Links {

    /** Runs work with a socket in this object's namespace, on a thread that may block. */
    abstract <T> T with(Function<NetlinkSocket, T> work);

    private void execute(NetlinkMessage... requests) {
        with(
                socket -> {
                    socket.execute(List.of(requests));
                    return true;
                });
    }

    /** False when the kernel answers that the thing is not there. */
    private boolean tryExecute(NetlinkMessage request) {
        try {
            execute(request);
            return true;
        } catch (LinuxException e) {
            boolean absent = e.is(Errno.ENODEV) || e.is(Errno.ESRCH) || e.is(Errno.EADDRNOTAVAIL);
            if (absent) {
                return false;
            }
            throw e;
        }
    }

    @Override
    public Session inside(Path netns) {
        return new LinksSession(LinuxNetworkNamespaces.enter(netns, NetlinkSocket::open));
    }

    @Override
    public List<LinkInfo> list() {
        return with(NetlinkLinks::list);
    }

    static List<LinkInfo> list(NetlinkSocket socket) {
        return socket.query(LinkMessages.list()).stream().map(LinkMessages::parse).toList();
    }

    @Override
    public Optional<LinkInfo> find(String name) {
        return read(name, LinkMessages::parse);
    }

    private <T> Optional<T> read(String link, Function<NetlinkReply, T> reading) {
        try {
            return Optional.of(
                    with(socket -> reading.apply(socket.query(LinkMessages.get(link)).getFirst())));
        } catch (LinuxException e) {
            if (e.is(Errno.ENODEV)) {
                return Optional.empty();
            }
            throw e;
        }
    }

    static LinkInfo get(NetlinkSocket socket, String name) {
        return LinkMessages.parse(socket.query(LinkMessages.get(name)).getFirst());
    }

    @Override
    public LinkInfo createBridge(BridgeSpec bridge) {
        return with(
                socket -> {
                    socket.execute(List.of(LinkMessages.bridge(bridge)));
                    LinkInfo made = get(socket, bridge.name());
                    try {
                        socket.execute(addresses(made.index(), made.name(), bridge.addresses()));
                    } catch (RuntimeException e) {
                        socket.execute(List.of(LinkMessages.delete(made.name())));
                        throw e;
                    }
                    return made;
                });
    }

    static List<NetlinkMessage> addresses(int index, String link, List<Cidr> addresses) {
        return addresses.stream()
                .map(address -> AddressMessages.add(index, link, address))
                .toList();
    }

    @Override
    public void createVethPair(VethPair pair) {
        born(pair.peerNetns(), (socket, netns) -> LinkBirths.veth(socket, pair, netns));
    }

    @Override
    public void createChild(ChildLink link) {
        born(link.netns(), (socket, netns) -> LinkBirths.child(socket, link, netns));
    }

    /** Hands the namespace over as a descriptor, -1 for none. */
    private void born(@Nullable Path netns, ObjIntConsumer<NetlinkSocket> birth) {
        if (netns == null) {
            with(socket -> accepted(birth, socket, -1));
            return;
        }
        try (Descriptor open = openNetns(netns)) {
            open.use(fd -> with(socket -> accepted(birth, socket, fd)));
        }
    }

    private static int accepted(
            ObjIntConsumer<NetlinkSocket> birth, NetlinkSocket socket, int netns) {
        birth.accept(socket, netns);
        return 0;
    }

    private static Descriptor openNetns(Path netns) {
        int flags = OpenFlags.READ | OpenFlags.CLOEXEC;
        int fd = Calls.check(LibC.open(CString.of(netns), flags, 0), "open", netns);
        return new Descriptor(fd, netns.toString());
    }

    @Override
    public void configureSandboxInterface(SandboxInterface sandbox) {
        LinuxNetworkNamespaces.enter(
                sandbox.netns(),
                () -> {
                    SandboxConfigurator.configure(sandbox);
                    return true;
                });
    }

    @Override
    public void up(String link) {
        execute(LinkMessages.flags(link, true));
    }

    @Override
    public void down(String link) {
        execute(LinkMessages.flags(link, false));
    }

    @Override
    public void rename(String link, String newName) {
        with(
                socket -> {
                    int index = get(socket, link).index();
                    socket.execute(List.of(LinkMessages.rename(index, link, newName)));
                    return true;
                });
    }

    @Override
    public void mtu(String link, int mtu) {
        execute(LinkMessages.mtu(link, mtu));
    }

    @Override
    public void mac(String link, MacAddress mac) {
        execute(LinkMessages.mac(link, mac));
    }

    @Override
    public void label(String link, String text) {
        execute(LinkMessages.label(link, text));
    }

    @Override
    public Optional<String> label(String link) {
        return read(link, LinkMessages::label).filter(text -> !text.isEmpty());
    }

    @Override
    public void attach(String link, String bridge) {
        with(
                socket -> {
                    int index = get(socket, bridge).index();
                    socket.execute(List.of(LinkMessages.master(link, index)));
                    return true;
                });
    }

    @Override
    public void detach(String link) {
        execute(LinkMessages.master(link, 0));
    }

    @Override
    public void hairpin(String port, boolean enabled) {
        execute(LinkMessages.hairpin(port, enabled));
    }

    @Override
    public void filterBridged(String bridge, boolean ipv6) {
        execute(LinkMessages.filterBridged(bridge, ipv6));
    }

    @Override
    public void move(String link, Path netns, String newName) {
        try (Descriptor open = openNetns(netns)) {
            int fd = open.acquire();
            try {
                with(
                        socket -> {
                            int index = get(socket, link).index();
                            socket.execute(List.of(LinkMessages.move(index, link, newName, fd)));
                            return true;
                        });
            } finally {
                open.release();
            }
        }
    }

    @Override
    public boolean delete(String link) {
        return tryExecute(LinkMessages.delete(link));
    }

    @Override
    public void addAddress(String link, Cidr address) {
        with(
                socket -> {
                    int index = get(socket, link).index();
                    socket.execute(List.of(AddressMessages.add(index, link, address)));
                    return true;
                });
    }

    @Override
    public boolean removeAddress(String link, Cidr address) {
        int index = with(socket -> get(socket, link).index());
        return tryExecute(AddressMessages.remove(index, link, address));
    }

    @Override
    public List<Cidr> addresses(String link) {
        return with(
                socket -> {
                    int index = get(socket, link).index();
                    return socket.query(AddressMessages.list()).stream()
                            .map(reply -> AddressMessages.parse(reply, index))
                            .flatMap(Optional::stream)
                            .sorted((a, b) -> Boolean.compare(a.ipv6(), b.ipv6()))
                            .toList();
                });
    }

    @Override
    public void addRoute(Route route) {
        execute(RouteMessages.add(route, index(route)));
    }

    @Override
    public boolean removeRoute(Route route) {
        return tryExecute(RouteMessages.remove(route, index(route)));
    }

    private int index(Route route) {
        String link = route.link();
        return link == null ? 0 : with(socket -> get(socket, link).index());
    }

    @Override
    public List<Route> routes() {
        return with(
                socket -> {
                    Map<Integer, String> names =
                            list(socket).stream()
                                    .collect(Collectors.toMap(LinkInfo::index, LinkInfo::name));
                    return RouteMessages.parse(socket.query(RouteMessages.list()), names);
                });
    }
}
