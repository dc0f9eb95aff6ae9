package io.drydock.driver.network.parent;

import io.drydock.api.spi.DriverException;
import io.drydock.api.spi.DriverException.Kind;
import io.drydock.api.spi.linux.ChildLink;
import io.drydock.api.spi.linux.Errno;
import io.drydock.api.spi.linux.Links;
import io.drydock.api.spi.linux.LinuxException;
import io.drydock.api.spi.network.NetworkSpec;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The links of the host that containers' interfaces are children of. A network without one gets a
 * dummy; {@code eth0.10} is made as VLAN 10 of eth0 where it is not there. What was made here bears
 * a label and goes with its network.
 */
final class ParentLinks {

    private static final Pattern VLAN = Pattern.compile("(.+)\\.([0-9]{1,4})");
    private static final int LAST_VLAN = 4094;

    private final Links links;
    private final String dummyPrefix;

    /**
     * Of one driver.
     *
     * @param dummyPrefix begins the names of its dummies: {@code dm-}
     */
    ParentLinks(Links links, String dummyPrefix) {
        this.links = links;
        this.dummyPrefix = dummyPrefix;
    }

    /** Name of the network's parent, whether it is there or not. */
    String name(NetworkSpec network) {
        String wanted = network.options().getOrDefault("parent", "");
        return wanted.isEmpty() ? dummyPrefix + network.id().substring(0, 12) : wanted;
    }

    void ensure(NetworkSpec network) {
        String parent = name(network);
        if (links.find(parent).isPresent()) {
            return;
        }
        if (network.options().getOrDefault("parent", "").isEmpty()) {
            make(new ChildLink(parent, ChildLink.Kind.DUMMY, null, 0, 0, null, null, 0), network);
            return;
        }
        Matcher parts = VLAN.matcher(parent);
        if (!parts.matches()) {
            throw new DriverException(
                    Kind.INVALID,
                    "invalid subinterface vlan name %s, example formatting is eth0.10"
                            .formatted(parent));
        }
        int number = Integer.parseInt(parts.group(2));
        if (number < 1 || number > LAST_VLAN) {
            throw new DriverException(
                    Kind.INVALID, "vlan id must be between 1-4094, received: " + number);
        }
        ChildLink vlan =
                new ChildLink(
                        parent, ChildLink.Kind.VLAN, parts.group(1), number, 0, null, null, 0);
        make(vlan, network);
    }

    private void make(ChildLink link, NetworkSpec network) {
        try {
            links.createChild(link);
            links.label(link.name(), label(network));
        } catch (LinuxException e) {
            throw failed(e);
        }
    }

    private static String label(NetworkSpec network) {
        return "drydock:" + network.id().substring(0, 12);
    }

    /** Takes away what was made for the network, and its children with it. */
    void remove(NetworkSpec network) {
        String parent = name(network);
        if (links.label(parent).filter(label(network)::equals).isPresent()) {
            links.delete(parent);
        }
    }

    /** What the kernel says, in words that tell whose fault it is. */
    static DriverException failed(LinuxException e) {
        if (e.is(Errno.EOPNOTSUPP)) {
            return new DriverException(
                    Kind.UNSUPPORTED, "operation not supported: " + e.getMessage(), e);
        }
        Kind kind = e.is(Errno.EBUSY) || e.is(Errno.EINVAL) ? Kind.CONFLICT : Kind.SYSTEM;
        return new DriverException(kind, String.valueOf(e.getMessage()), e);
    }
}
