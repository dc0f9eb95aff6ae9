package io.drydock.kernel.config;

import io.drydock.api.spi.config.ReloadListener;

import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Hands the settings to ConfigurationAdmin, once as a whole and then, at every reload, the live
 * ones.
 *
 * <p>A reload is a transaction: the new settings are read and checked whole before anything is
 * published, and the live ones are published as one update. When they are refused the text is
 * logged and the old values stay.
 */
final class ConfigPublisher {

    static final String ENGINE_PID = "io.drydock.engine";
    static final String LIVE_PID = "io.drydock.live";

    private static final Logger LOG = LoggerFactory.getLogger(ConfigPublisher.class);

    private final ConfigurationAdmin admin;
    private final Supplier<Settings> source;
    private final Consumer<String> logLevel;

    ConfigPublisher(
            ConfigurationAdmin admin, Supplier<Settings> source, Consumer<String> logLevel) {
        this.admin = admin;
        this.source = source;
        this.logLevel = logLevel;
    }

    void publishAll() {
        Settings settings = source.get();
        publish(ENGINE_PID, settings.engine());
        publish(LIVE_PID, settings.live());
    }

    /** Reads the sources anew; two reloads never overlap. */
    synchronized void reload(Collection<ReloadListener> listeners) {
        LOG.info("Got signal to reload configuration");
        Settings settings;
        try {
            settings = source.get();
        } catch (ConfigException e) {
            LOG.error("Configuration is not reloaded: {}", e.getMessage());
            return;
        }
        publish(LIVE_PID, settings.live());
        logLevel.accept(settings.logLevel());
        Map<String, String> attributes = ReloadAttributes.of(settings.live());
        LOG.info("Reloaded configuration: {}", attributes);
        listeners.forEach(listener -> tell(listener, attributes));
    }

    private static void tell(ReloadListener listener, Map<String, String> attributes) {
        try {
            listener.reloaded(attributes);
        } catch (RuntimeException e) {
            LOG.warn("{} failed on a reload", listener.getClass().getName(), e);
        }
    }

    private void publish(String pid, Map<String, Object> values) {
        try {
            Configuration configuration = admin.getConfiguration(pid, "?");
            Dictionary<String, Object> properties = new Hashtable<>(new TreeMap<>(values));
            configuration.updateIfDifferent(properties);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot publish configuration " + pid, e);
        }
    }
}
