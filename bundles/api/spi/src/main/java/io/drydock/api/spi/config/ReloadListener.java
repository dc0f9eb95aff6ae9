package io.drydock.api.spi.config;

import org.osgi.annotation.versioning.ConsumerType;

import java.util.Map;

/**
 * Is told that SIGHUP was answered: the file was read, found valid as a whole and published.
 *
 * <p>New values do not come this way: components receive them from ConfigurationAdmin (PID {@code
 * io.drydock.live}). This is for those who tell the world, as the event {@code daemon reload} does.
 * A reload that was refused is not reported: the old values hold.
 *
 * <p>Registered as an OSGi service. Called on one thread, one reload at a time, after the update
 * was handed to ConfigurationAdmin, which delivers it to components on a thread of its own; so a
 * component may still see the old values for a moment. What a listener throws is logged and goes no
 * further.
 */
@ConsumerType
public interface ReloadListener {

    /**
     * The configuration was reloaded.
     *
     * @param attributes every reloadable directive, kebab-case keys as in daemon.json, with its
     *     value now in force as text; lists and maps as a JSON array of strings
     */
    void reloaded(Map<String, String> attributes);
}
