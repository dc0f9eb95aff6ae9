package io.drydock.driver.registry.oci;

import io.drydock.api.spi.registry.RegistryException;
import io.drydock.api.spi.registry.RegistryScope;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** All servers of one session, in the order to ask; the one that answered is asked first. */
final class Servers implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Servers.class);

    private final List<Server> all = new ArrayList<>();
    private volatile int first;

    Servers(RegistryScope scope, Reach reach, Certificates certificates) {
        this(Endpoint.of(scope.domain(), scope.push(), reach), scope, reach, certificates);
    }

    Servers(List<Endpoint> endpoints, RegistryScope scope, Reach reach, Certificates certificates) {
        for (Endpoint endpoint : endpoints) {
            try {
                all.add(new Server(endpoint, scope, reach, certificates));
            } catch (IOException e) {
                close();
                throw Failures.broken(String.valueOf(e.getMessage()));
            }
        }
    }

    /** The first result; the last failure if there is none. */
    <T> T any(Function<Server, T> question) {
        @Nullable RegistryException last = null;
        for (int i = first; i < all.size(); i++) {
            Server server = all.get(i);
            try {
                T result = question.apply(server);
                first = i;
                return result;
            } catch (RegistryException e) {
                if (i == all.size() - 1 || !server.mayBePassed(e)) {
                    throw e;
                }
                LOG.debug("{}: {}; trying the next", server.endpoint().base(), e.getMessage());
                last = e;
            }
        }
        throw last == null ? new IllegalStateException("no server") : last;
    }

    @Override
    public void close() {
        all.forEach(Server::close);
    }
}
