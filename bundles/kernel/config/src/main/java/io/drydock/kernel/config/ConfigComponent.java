package io.drydock.kernel.config;

import io.drydock.api.spi.config.ReloadListener;

import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;

/**
 * Publishes the configuration when the bundle starts, and again when the launcher, which has the
 * process's signals, runs this service on SIGHUP.
 */
@Component(service = Runnable.class, property = "drydock.signal=HUP", immediate = true)
public final class ConfigComponent implements Runnable {

    private static final String ARGUMENTS = "drydock.arguments";

    private final BundleContext context;
    private final ConfigPublisher publisher;

    @Activate
    public ConfigComponent(
            BundleContext context,
            @Reference ConfigurationAdmin admin,
            @Reference(target = "(drydock.log=level)") Consumer<String> logLevel) {
        this.context = context;
        this.publisher = new ConfigPublisher(admin, () -> read(context), logLevel);
        publisher.publishAll();
    }

    private static Settings read(BundleContext context) {
        String arguments = context.getProperty(ARGUMENTS);
        List<String> words =
                arguments == null || arguments.isEmpty()
                        ? List.of()
                        : List.of(arguments.split("\0", -1));
        return Invocation.settings(words, System.getenv());
    }

    @Override
    public void run() {
        publisher.reload(listeners());
    }

    /** Looked up at each reload and let go again: who comes and goes in between is no concern. */
    private Collection<ReloadListener> listeners() {
        try {
            return context.getServiceReferences(ReloadListener.class, null).stream()
                    .map(this::service)
                    .flatMap(List::stream)
                    .toList();
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<ReloadListener> service(ServiceReference<ReloadListener> reference) {
        ReloadListener listener = context.getService(reference);
        return listener == null ? List.of() : List.of(listener);
    }
}
