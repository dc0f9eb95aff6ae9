package io.drydock.service.registry;

import io.drydock.api.model.error.EngineException;
import io.drydock.api.model.image.ImageName;
import io.drydock.api.model.system.AuthRequest;
import io.drydock.api.spi.DriverException;
import io.drydock.api.spi.Drivers;
import io.drydock.api.spi.Lease;
import io.drydock.api.spi.registry.RegistryCredentials;
import io.drydock.api.spi.registry.RegistryDriver;
import io.drydock.api.spi.registry.RegistryException;
import io.drydock.api.spi.registry.RegistryScope;
import io.drydock.api.spi.registry.RegistrySession;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.function.Function;

/** The driver for registries; a conversation is one lease. */
final class Registries {

    private static final String DRIVER = "oci";

    private final Drivers drivers;

    Registries(Drivers drivers) {
        this.drivers = drivers;
    }

    /** One session with its lease. */
    record Conversation(Lease<RegistryDriver> lease, RegistrySession session)
            implements AutoCloseable {
        @Override
        public void close() {
            try (lease) {
                session.close();
            }
        }
    }

    /** Ends by itself when the job is cancelled. */
    Conversation open(
            ImageName name, boolean push, String auth, Map<String, String> headers, Transfer job) {
        Conversation opened = open(name, push, auth, headers);
        job.onCancel(opened.session()::close);
        return opened;
    }

    Conversation open(ImageName name, boolean push, String auth, Map<String, String> headers) {
        Lease<RegistryDriver> lease = lease();
        try {
            RegistryScope scope =
                    new RegistryScope(
                            name.domain(),
                            name.path(),
                            push,
                            credentials(Documents.auth(auth)),
                            headers);
            return new Conversation(lease, lease.driver().open(scope));
        } catch (RuntimeException e) {
            lease.close();
            throw e;
        }
    }

    <T> T call(Function<RegistryDriver, T> question) {
        try (Lease<RegistryDriver> lease = lease()) {
            return question.apply(lease.driver());
        } catch (RegistryException e) {
            throw e;
        } catch (DriverException e) {
            throw Texts.driver(e);
        }
    }

    Lease<RegistryDriver> lease() {
        try {
            return drivers.lease(RegistryDriver.class, DRIVER);
        } catch (DriverException e) {
            throw EngineException.unavailable("no driver for registries: " + e.getMessage());
        }
    }

    static RegistryCredentials credentials(AuthRequest request) {
        String[] pair = {request.username(), request.password()};
        if (!request.auth().isEmpty() && pair[0].isEmpty()) {
            String[] parts = decoded(request.auth()).split(":", 2);
            pair = parts.length == 2 ? parts : pair;
        }
        return new RegistryCredentials(
                pair[0], pair[1], request.identityToken(), request.registryToken());
    }

    private static String decoded(String base64) {
        try {
            return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
