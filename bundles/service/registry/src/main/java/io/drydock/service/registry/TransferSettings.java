package io.drydock.service.registry;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Modified;

/** Settings a reload may change; they count at once, for transfers under way too. */
@Component(
        service = TransferSettings.class,
        configurationPid = "io.drydock.live",
        configurationPolicy = ConfigurationPolicy.REQUIRE)
public final class TransferSettings implements TransferLimits {

    /** The keys of the same names. */
    @interface Values {

        /** Layers that are downloaded at the same time. */
        int max$_$concurrent$_$downloads() default 3;

        /** Layers that are uploaded at the same time. */
        int max$_$concurrent$_$uploads() default 5;

        /** How often a layer is tried. */
        int max$_$download$_$attempts() default 5;
    }

    private volatile Values values;

    /** Called by the component runtime. */
    @Activate
    public TransferSettings(Values values) {
        this.values = values;
    }

    @Modified
    void modified(Values next) {
        values = next;
    }

    @Override
    public int downloads() {
        return Math.max(1, values.max$_$concurrent$_$downloads());
    }

    @Override
    public int uploads() {
        return Math.max(1, values.max$_$concurrent$_$uploads());
    }

    @Override
    public int attempts() {
        return Math.max(1, values.max$_$download$_$attempts());
    }
}
