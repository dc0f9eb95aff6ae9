package io.drydock.service.system;

import io.drydock.api.engine.EngineModule;
import io.drydock.api.engine.events.Event;
import io.drydock.api.engine.events.Events;
import io.drydock.api.spi.config.ReloadListener;
import io.drydock.api.spi.linux.Host;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Reference;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Tells readers of events that the configuration was reloaded, with every setting now in force. */
@Component(
        configurationPid = "io.drydock.engine",
        configurationPolicy = ConfigurationPolicy.REQUIRE)
public final class ReloadAnnouncer implements ReloadListener {

    /** What it takes from the engine's configuration. */
    @interface Settings {

        /** Where the engine's id is kept. */
        String data$_$root() default "/var/lib/drydock";
    }

    private final Host host;
    private final Events events;
    private final String id;

    /** Called by the component runtime. */
    @Activate
    public ReloadAnnouncer(
            Settings settings,
            @Reference Host host,
            @Reference(target = EngineModule.HANDLE) Events events) {
        this.host = host;
        this.events = events;
        id = EngineId.of(Path.of(settings.data$_$root()));
    }

    @Override
    public void reloaded(Map<String, String> attributes) {
        Map<String, String> all = new HashMap<>(attributes);
        all.put("name", host.facts().hostname());
        events.publish(new Event("daemon", "reload", id, all));
    }
}
