package io.drydock.service.container;

import io.drydock.api.engine.EngineModule;
import io.drydock.api.model.stream.CursorPage;
import io.drydock.api.model.stream.CursorSource;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import java.time.Duration;
import java.util.Map;

/** The source {@code wait} of the kernel's stream pump. */
@Component(service = CursorSource.class, property = CursorSource.NAME + "=" + WaitSource.SOURCE)
@EngineModule(name = "container")
public final class WaitService implements CursorSource {

    private final WaitSource source;

    /** Called by the component runtime. */
    @Activate
    public WaitService(@Reference Workshop workshop) {
        source = new WaitSource(workshop.parts().containers());
    }

    @Override
    public CursorPage poll(Map<String, String> arguments, String cursor, Duration maxWait) {
        return source.poll(arguments, cursor, maxWait);
    }
}
