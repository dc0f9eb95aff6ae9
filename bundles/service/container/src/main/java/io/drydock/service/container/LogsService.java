package io.drydock.service.container;

import io.drydock.api.engine.EngineModule;
import io.drydock.api.model.stream.CursorPage;
import io.drydock.api.model.stream.CursorSource;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import java.time.Duration;
import java.util.Map;

/** The source {@code logs} of the kernel's stream pump. */
@Component(service = CursorSource.class, property = CursorSource.NAME + "=" + LogsSource.SOURCE)
@EngineModule(name = "container")
public final class LogsService implements CursorSource {

    private final LogsSource source;

    /** Called by the component runtime. */
    @Activate
    public LogsService(@Reference Workshop workshop) {
        source = new LogsSource(workshop.parts(), workshop.logs());
    }

    @Override
    public CursorPage poll(Map<String, String> arguments, String cursor, Duration maxWait) {
        return source.poll(arguments, cursor, maxWait);
    }
}
