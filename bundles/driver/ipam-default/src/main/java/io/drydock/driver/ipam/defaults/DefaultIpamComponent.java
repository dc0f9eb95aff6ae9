package io.drydock.driver.ipam.defaults;

import io.drydock.api.spi.DriverModule;
import io.drydock.api.spi.network.IpamDriver;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ComponentPropertyType;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Modified;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/** Publishes the driver; a reload changes the pools of the networks to come. */
@Component(
        service = IpamDriver.class,
        configurationPid = "io.drydock.live",
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@DriverModule(name = "default")
public final class DefaultIpamComponent extends DefaultIpamDriver {

    /** The keys of the same names. */
    @ComponentPropertyType
    @interface Configuration {

        /** {@code base=10.10.0.0/16,size=24}; empty for dockerd's. */
        String[] default$_$address$_$pools() default {};
    }

    private final AtomicReference<List<Pool>> pools;

    @Activate
    public DefaultIpamComponent(Configuration configuration) {
        this(new AtomicReference<>(read(configuration)));
    }

    private DefaultIpamComponent(AtomicReference<List<Pool>> pools) {
        super(pools::get);
        this.pools = pools;
    }

    @Modified
    void modified(Configuration configuration) {
        pools.set(read(configuration));
    }

    private static List<Pool> read(Configuration configuration) {
        return DefaultPools.of(configuration.default$_$address$_$pools());
    }
}
