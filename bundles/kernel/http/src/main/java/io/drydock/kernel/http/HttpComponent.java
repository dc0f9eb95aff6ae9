package io.drydock.kernel.http;

import io.drydock.api.model.stream.CursorSource;
import io.drydock.api.spi.http.RequestHandler;
import io.drydock.api.spi.linux.SeqPacketSockets;
import io.drydock.api.spi.linux.ServiceNotifier;
import io.drydock.api.spi.stream.StreamObserver;

import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The engine's front door. Its references are dynamic, against the rule that only kernel/core has
 * such: the listeners must be open before anything else is up and stay open while it is swapped.
 */
@Component(
        immediate = true,
        service = {},
        configurationPid = "io.drydock.engine",
        configurationPolicy = ConfigurationPolicy.REQUIRE)
public final class HttpComponent implements StreamServices {

    @Reference(
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY,
            cardinality = ReferenceCardinality.MULTIPLE,
            target = "(drydock.handle=true)")
    private volatile List<Map.Entry<Map<String, Object>, CursorSource>> sources = List.of();

    @Reference(
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY,
            cardinality = ReferenceCardinality.MULTIPLE,
            target = "(drydock.handle=true)")
    private volatile List<StreamObserver> observers = List.of();

    @Reference(
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY,
            cardinality = ReferenceCardinality.OPTIONAL)
    private volatile @Nullable SeqPacketSockets sockets;

    private final RequestGate gate = new RequestGate(Duration.ofSeconds(60));
    private final Readiness readiness = new Readiness();
    private final FrontDoor door;

    @Activate
    public HttpComponent(
            HttpConfiguration configuration,
            Map<String, Object> properties,
            BundleContext context,
            @Reference Meetings meetings,
            @Reference LiveSettings live,
            @Reference(
                            target = "(drydock.failure=start)",
                            cardinality = ReferenceCardinality.OPTIONAL)
                    @Nullable Consumer<String> failure) {
        String version = context.getBundle().getVersion().toString();
        HttpSettings settings =
                HttpSettings.of(configuration, properties.containsKey("tls"), live, version);
        door = new FrontDoor(settings, gate, this, meetings);
        open(failure);
        readiness.listening();
    }

    /** An engine nobody can reach is not worth running: the launcher is told, and ends. */
    private void open(@Nullable Consumer<String> failure) {
        try {
            door.open();
        } catch (IllegalStateException e) {
            if (failure != null) {
                failure.accept(e.getMessage());
            }
            throw e;
        }
    }

    @Reference(
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY,
            cardinality = ReferenceCardinality.OPTIONAL)
    void bindHandler(RequestHandler handler) {
        gate.set(handler);
        readiness.handler();
    }

    void unbindHandler(RequestHandler handler) {
        gate.unset(handler);
    }

    @Reference(
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY,
            cardinality = ReferenceCardinality.OPTIONAL)
    void bindNotifier(ServiceNotifier notifier) {
        readiness.notifier(notifier);
    }

    void unbindNotifier(ServiceNotifier notifier) {
        readiness.notifierGone(notifier);
    }

    @Deactivate
    void close() {
        readiness.stopping();
        door.close();
    }

    @Override
    public @Nullable CursorSource source(String name) {
        for (Map.Entry<Map<String, Object>, CursorSource> source : sources) {
            if (name.equals(source.getKey().get(CursorSource.NAME))) {
                return source.getValue();
            }
        }
        return null;
    }

    @Override
    public List<StreamObserver> observers() {
        return observers;
    }

    @Override
    public @Nullable SeqPacketSockets sockets() {
        return sockets;
    }
}
