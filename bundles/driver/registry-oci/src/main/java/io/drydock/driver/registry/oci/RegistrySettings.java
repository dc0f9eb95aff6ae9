package io.drydock.driver.registry.oci;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Modified;

import java.util.Arrays;
import java.util.List;

/** How registries are reached; a session uses what holds when it is opened. */
@Component(
        service = RegistrySettings.class,
        configurationPid = {"io.drydock.engine", "io.drydock.live"},
        configurationPolicy = ConfigurationPolicy.REQUIRE)
public final class RegistrySettings {

    /** The keys of the same names. */
    @interface Values {

        /** Addresses asked before Docker Hub. */
        String[] registry$_$mirrors() default {};

        /**
         * Hosts and address ranges whose certificates are not checked, and that plain HTTP does
         * for.
         */
        String[] insecure$_$registries() default {};

        /** Proxy for plain HTTP; HTTP_PROXY if empty. */
        String http$_$proxy() default "";

        /** Proxy for TLS; HTTPS_PROXY if empty. */
        String https$_$proxy() default "";

        /** What is reached directly; NO_PROXY if empty. */
        String no$_$proxy() default "";

        /** The same three under one key, {@code http-proxy=...}. */
        String[] proxies() default {};
    }

    private volatile Values values;

    /** Called by the component runtime. */
    @Activate
    public RegistrySettings(Values values) {
        this.values = values;
    }

    @Modified
    void modified(Values next) {
        values = next;
    }

    Reach reach() {
        Values now = values;
        return new Reach(
                List.of(now.registry$_$mirrors()),
                List.of(now.insecure$_$registries()),
                ProxyChoice.of(
                        given(now, now.http$_$proxy(), "http-proxy="),
                        given(now, now.https$_$proxy(), "https-proxy="),
                        given(now, now.no$_$proxy(), "no-proxy=")));
    }

    private static String given(Values values, String alone, String key) {
        return alone.isEmpty()
                ? Arrays.stream(values.proxies())
                        .filter(entry -> entry.startsWith(key))
                        .map(entry -> entry.substring(key.length()))
                        .findFirst()
                        .orElse("")
                : alone;
    }
}
