package io.drydock.kernel.linux;

import io.drydock.api.spi.linux.Cidr;
import io.drydock.api.spi.linux.Route;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * RTM_NEWROUTE and its relatives. Fixed part: family, destination length, source length, tos,
 * table, protocol, scope, type u8, flags u32.
 */
final class RouteMessages {

    private static final int NEW_ROUTE = 24;
    private static final int DELETE_ROUTE = 25;
    private static final int GET_ROUTE = 26;
    private static final int FIXED = 12;
    private static final int MAIN_TABLE = 254;
    private static final int PROTOCOL_BOOT = 3;
    private static final int SCOPE_LINK = 253;
    private static final int SCOPE_NOWHERE = 255;
    private static final int UNICAST = 1;
    private static final int DESTINATION = 1;
    private static final int LINK = 4;
    private static final int GATEWAY = 5;
    private static final int METRIC = 6;
    private static final int PREFERRED_SOURCE = 7;

    private RouteMessages() {}

    static NetlinkMessage list() {
        return new NetlinkMessage(GET_ROUTE, NetlinkMessage.DUMP, "list", "routes")
                .bytes(new int[FIXED]);
    }

    static NetlinkMessage add(Route route, int link) {
        int flags = NetlinkMessage.ACK | NetlinkMessage.CREATE | NetlinkMessage.EXCLUSIVE;
        boolean direct = route.gateway() == null;
        int scope = direct && !route.destination().ipv6() ? SCOPE_LINK : 0;
        return message(NEW_ROUTE, flags, "add", route, link, scope, PROTOCOL_BOOT);
    }

    static NetlinkMessage remove(Route route, int link) {
        return message(DELETE_ROUTE, NetlinkMessage.ACK, "remove", route, link, SCOPE_NOWHERE, 0);
    }

    private static NetlinkMessage message(
            int type, int flags, String verb, Route route, int link, int scope, int protocol) {
        Cidr destination = route.destination().network();
        NetlinkMessage message =
                new NetlinkMessage(type, flags, verb + " route", destination.toString())
                        .bytes(AddressMessages.family(destination), destination.prefix(), 0, 0)
                        .bytes(MAIN_TABLE, protocol, scope, UNICAST)
                        .intValue(0);
        if (destination.prefix() > 0) {
            message.attribute(DESTINATION, destination.address().getAddress());
        }
        if (route.gateway() != null) {
            message.attribute(GATEWAY, route.gateway().getAddress());
        }
        if (link != 0) {
            message.attribute(LINK, link);
        }
        if (route.source() != null) {
            message.attribute(PREFERRED_SOURCE, route.source().getAddress());
        }
        return route.metric() > 0 ? message.attribute(METRIC, route.metric()) : message;
    }

    static Optional<Route> parse(NetlinkReply reply, Map<Integer, String> names) {
        NetlinkReply.Attributes attributes = reply.attributes(FIXED);
        boolean main = reply.byteAt(4) == MAIN_TABLE && reply.byteAt(7) == UNICAST;
        String link = names.get(attributes.intValue(LINK));
        byte[] gateway = attributes.raw(GATEWAY);
        if (!main || link == null && gateway == null) {
            return Optional.empty();
        }
        byte[] source = attributes.raw(PREFERRED_SOURCE);
        byte[] given = attributes.raw(DESTINATION);
        byte[] destination = given == null ? new byte[reply.byteAt(0) == 2 ? 4 : 16] : given;
        return Optional.of(
                new Route(
                        new Cidr(AddressMessages.inet(destination), reply.byteAt(1)),
                        gateway == null ? null : AddressMessages.inet(gateway),
                        link,
                        source == null ? null : AddressMessages.inet(source),
                        attributes.intValue(METRIC)));
    }

    static List<Route> parse(List<NetlinkReply> replies, Map<Integer, String> names) {
        return replies.stream()
                .map(reply -> parse(reply, names))
                .flatMap(Optional::stream)
                .sorted((a, b) -> Boolean.compare(a.destination().ipv6(), b.destination().ipv6()))
                .toList();
    }
}
