package io.drydock.driver.firewall.nftables;

import io.drydock.api.spi.DriverModule;
import io.drydock.api.spi.linux.NetworkNamespaces;
import io.drydock.api.spi.linux.Processes;
import io.drydock.api.spi.network.FirewallDriver;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ComponentPropertyType;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Reference;

/** Publishes the driver. */
@Component(
        service = FirewallDriver.class,
        configurationPid = "io.drydock.engine",
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@DriverModule(name = "nftables")
public final class NftablesComponent extends NftablesDriver {

    /** The key of the same name. */
    @ComponentPropertyType
    public @interface Configuration {

        /** Packets with this mark pass: {@code 0x1} or {@code 0x1/0x3}. */
        String bridge$_$accept$_$fwmark() default "";
    }

    @Activate
    public NftablesComponent(
            Configuration configuration,
            @Reference Processes processes,
            @Reference NetworkNamespaces namespaces) {
        super(processes, namespaces, configuration.bridge$_$accept$_$fwmark());
    }
}
