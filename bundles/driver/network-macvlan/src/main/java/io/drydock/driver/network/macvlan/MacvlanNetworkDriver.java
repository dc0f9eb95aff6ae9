package io.drydock.driver.network.macvlan;

import io.drydock.api.spi.DriverException;
import io.drydock.api.spi.DriverException.Kind;
import io.drydock.api.spi.DriverModule;
import io.drydock.api.spi.linux.ChildLink;
import io.drydock.api.spi.linux.Links;
import io.drydock.api.spi.linux.MacAddress;
import io.drydock.api.spi.network.NetworkDriver;
import io.drydock.api.spi.network.NetworkSpec;
import io.drydock.driver.network.parent.ParentNetworkDriver;

import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Each container has a hardware address of its own on the network of a link of the host. The host
 * itself does not reach them: so is macvlan.
 */
@Component(service = NetworkDriver.class)
@DriverModule(name = "macvlan")
public final class MacvlanNetworkDriver extends ParentNetworkDriver {

    private static final String MODE = "macvlan_mode";
    private static final String ALONE = "passthru";

    /** The kernel's numbers. */
    private static final Map<String, Integer> MODES =
            Map.of("private", 1, "vepa", 2, "bridge", 4, ALONE, 8);

    /** Called by the component runtime. */
    @Activate
    public MacvlanNetworkDriver(@Reference Links links) {
        super(links, "dm-");
    }

    @Override
    protected String kind() {
        return "macvlan";
    }

    @Override
    protected boolean ownMacs() {
        return true;
    }

    private static String mode(NetworkSpec network) {
        String mode = network.options().getOrDefault(MODE, "");
        return mode.isEmpty() ? "bridge" : mode;
    }

    @Override
    protected void checkMode(NetworkSpec network, String parent, List<NetworkSpec> siblings) {
        String mode = mode(network);
        if (!MODES.containsKey(mode)) {
            throw new DriverException(
                    Kind.INVALID,
                    "requested macvlan mode '%s' is not valid, 'bridge' mode is the macvlan driver default"
                            .formatted(mode));
        }
        for (NetworkSpec sibling : siblings) {
            if (mode.equals(ALONE)) {
                throw new DriverException(
                        Kind.FORBIDDEN,
                        ("cannot use mode passthru, macvlan network %s is already using parent"
                                        + " interface %s")
                                .formatted(sibling.id(), parent));
            }
            if (mode(sibling).equals(ALONE)) {
                throw new DriverException(
                        Kind.FORBIDDEN,
                        "macvlan network %s is already using parent interface %s in mode passthru"
                                .formatted(sibling.id(), parent));
            }
        }
    }

    @Override
    protected ChildLink child(
            NetworkSpec network,
            String parent,
            String name,
            Path sandbox,
            @Nullable MacAddress mac) {
        int mode = MODES.getOrDefault(mode(network), 0);
        return new ChildLink(name, ChildLink.Kind.MACVLAN, parent, mode, 0, sandbox, mac, 0);
    }
}
