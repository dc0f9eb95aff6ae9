package io.drydock.service.container;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Modified;

/** Settings a reload may change; new containers get the newest, those there are keep theirs. */
@Component(
        service = LiveSettings.class,
        configurationPid = "io.drydock.live",
        configurationPolicy = ConfigurationPolicy.REQUIRE)
public final class LiveSettings {

    /** The keys of the same names. */
    @interface Values {

        /** Name of the runtime of containers that ask for none; empty for the first installed. */
        String default$_$runtime() default "";

        /** Further runtimes, {@code name=path}, then arguments, a line each. */
        String[] runtimes() default {};

        /** Bytes of /dev/shm. */
        long default$_$shm$_$size() default 64L << 20;

        /** {@code private} or {@code shareable}. */
        String default$_$ipc$_$mode() default "private";

        /** {@code private}, {@code host}, or empty for what suits the control groups. */
        String default$_$cgroupns$_$mode() default "";

        /** Seconds before SIGKILL. */
        int default$_$stop$_$timeout() default 10;
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

    Values get() {
        return values;
    }
}
