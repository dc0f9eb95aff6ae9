package io.drydock.driver.network.ipvlan;

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

/** Containers share the hardware address of a link of the host and have addresses of their own. */
@Component(service = NetworkDriver.class)
@DriverModule(name = "ipvlan")
public final class IpvlanNetworkDriver extends ParentNetworkDriver {

    private static final String MODE = "ipvlan_mode";
    private static final String FLAG = "ipvlan_flag";

    /** The kernel's numbers. */
    private static final Map<String, Integer> MODES = Map.of("l2", 0, "l3", 1, "l3s", 2);

    private static final Map<String, Integer> FLAGS = Map.of("bridge", 0, "private", 1, "vepa", 2);

    /** Called by the component runtime. */
    @Activate
    public IpvlanNetworkDriver(@Reference Links links) {
        super(links, "di-");
    }

    @Override
    protected String kind() {
        return "ipvlan";
    }

    @Override
    protected boolean ownMacs() {
        return false;
    }

    @Override
    protected void checkMode(NetworkSpec network, String parent, List<NetworkSpec> siblings) {
        String mode = network.options().getOrDefault(MODE, "l2");
        if (!MODES.containsKey(mode)) {
            throw new DriverException(
                    Kind.INVALID,
                    "requested ipvlan mode '%s' is not valid, 'l2' mode is the ipvlan driver default"
                            .formatted(mode));
        }
        String flag = network.options().getOrDefault(FLAG, "bridge");
        if (!FLAGS.containsKey(flag)) {
            throw new DriverException(
                    Kind.INVALID,
                    "requested ipvlan flag '%s' is not valid, 'bridge' is the ipvlan driver default"
                            .formatted(flag));
        }
    }

    @Override
    protected ChildLink child(
            NetworkSpec network,
            String parent,
            String name,
            Path sandbox,
            @Nullable MacAddress mac) {
        int mode = MODES.getOrDefault(network.options().getOrDefault(MODE, "l2"), 0);
        int flags = FLAGS.getOrDefault(network.options().getOrDefault(FLAG, "bridge"), 0);
        return new ChildLink(name, ChildLink.Kind.IPVLAN, parent, mode, flags, sandbox, null, 0);
    }
}
