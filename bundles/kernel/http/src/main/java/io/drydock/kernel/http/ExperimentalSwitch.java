package io.drydock.kernel.http;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Modified;

import java.util.function.BooleanSupplier;

/** Whether the engine is experimental: a reload may change it while the listeners stay open. */
@Component(
        service = ExperimentalSwitch.class,
        configurationPid = "io.drydock.live",
        configurationPolicy = ConfigurationPolicy.REQUIRE)
public final class ExperimentalSwitch implements BooleanSupplier {

    /** What it takes from the configuration. */
    @interface Settings {

        /** The key of the same name. */
        boolean experimental() default false;
    }

    private volatile boolean on;

    /** Called by the component runtime. */
    @Activate
    public ExperimentalSwitch(Settings settings) {
        on = settings.experimental();
    }

    @Modified
    void modified(Settings settings) {
        on = settings.experimental();
    }

    @Override
    public boolean getAsBoolean() {
        return on;
    }
}
