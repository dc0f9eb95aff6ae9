package io.drydock.kernel.http;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Modified;

import java.time.Duration;

/** What a reload may change while the listeners stay open. */
@Component(
        service = LiveSettings.class,
        configurationPid = "io.drydock.live",
        configurationPolicy = ConfigurationPolicy.REQUIRE)
public final class LiveSettings {

    /** The keys of the same names. */
    @interface Values {

        /** What {@code Docker-Experimental} says. */
        boolean experimental() default false;

        /** Seconds that running requests may take when the engine stops. */
        int shutdown$_$timeout() default 15;
    }

    private volatile Values values;

    /** Called by the component runtime. */
    @Activate
    public LiveSettings(Values values) {
        this.values = values;
    }

    @Modified
    void modified(Values next) {
        values = next;
    }

    boolean experimental() {
        return values.experimental();
    }

    Duration shutdown() {
        return Duration.ofSeconds(values.shutdown$_$timeout());
    }
}
