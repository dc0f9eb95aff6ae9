package io.drydock.service.container;

import io.drydock.api.engine.EngineModule;
import io.drydock.api.spi.stream.StreamObserver;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import java.util.Map;

/** Turns what the stream pump reports into events. */
@Component(service = StreamObserver.class)
@EngineModule(name = "container")
public final class StreamWatch implements StreamObserver {

    private final Workshop workshop;

    /** Called by the component runtime. */
    @Activate
    public StreamWatch(@Reference Workshop workshop) {
        this.workshop = workshop;
    }

    @Override
    public void attached(String tag) {
        if (tag.startsWith("container/")) {
            publish(tag, "attach", Map.of());
        }
    }

    @Override
    public void detached(String tag) {
        if (tag.startsWith("container/")) {
            publish(tag, "detach", Map.of());
            return;
        }
        String id = tag.substring(tag.indexOf('/') + 1);
        Exec exec = workshop.execs().find(id);
        if (exec != null) {
            publish("container/" + exec.containerId(), "exec_detach", Map.of("execID", id));
        }
    }

    private void publish(String tag, String action, Map<String, String> attributes) {
        workshop.parts()
                .containers()
                .find(tag.substring("container/".length()))
                .ifPresent(
                        entry ->
                                workshop.parts()
                                        .publisher()
                                        .publish(entry.get(), action, attributes));
    }
}
