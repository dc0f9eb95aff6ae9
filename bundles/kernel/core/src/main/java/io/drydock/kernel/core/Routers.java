package io.drydock.kernel.core;

import io.drydock.api.model.error.EngineException;
import io.drydock.api.spi.http.RouterFactory;
import io.drydock.api.spi.http.RouterFactory.Router;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * The built application of each router generation: built once, on first use or by a swap before it
 * commits. A router that cannot be built is remembered as faulty and troubles nobody else.
 */
final class Routers {

    private static final Logger LOG = LoggerFactory.getLogger(Routers.class);

    private final Supplier<@Nullable RouterFactory> factory;
    private final Map<Generation, Cell> cells = new ConcurrentHashMap<>();

    Routers(Supplier<@Nullable RouterFactory> factory) {
        this.factory = factory;
    }

    /**
     * The application of a leased generation.
     *
     * @throws EngineException UNAVAILABLE when it cannot be built
     */
    Router of(Generation generation) {
        return cells.computeIfAbsent(generation, Cell::new).router();
    }

    /** Why a router is faulty; empty if it is not, or not known to be. */
    String fault(Generation generation) {
        Cell cell = cells.get(generation);
        return cell == null || cell.fault == null ? "" : cell.fault;
    }

    /** Frees a drained generation's application. */
    void close(Generation generation) {
        Cell cell = cells.remove(generation);
        if (cell != null) {
            cell.close();
        }
    }

    private final class Cell {
        private final Generation generation;
        private final ReentrantLock building = new ReentrantLock();
        private volatile @Nullable Router router;
        private volatile @Nullable String fault;

        Cell(Generation generation) {
            this.generation = generation;
        }

        Router router() {
            Router built = router;
            return built != null ? built : build();
        }

        private Router build() {
            building.lock();
            try {
                Router built = router;
                if (built != null) {
                    return built;
                }
                if (fault != null) {
                    throw faulty(fault);
                }
                built = build(factory.get());
                router = built;
                return built;
            } finally {
                building.unlock();
            }
        }

        private Router build(@Nullable RouterFactory builder) {
            if (builder == null) {
                throw EngineException.unavailable("the REST runtime is not available");
            }
            String name = generation.declaration().module();
            try {
                Router built = builder.build(name, generation.service());
                built.prepare();
                return built;
            } catch (RuntimeException | LinkageError e) {
                LOG.error("router {} is faulty", name, e);
                String text = String.valueOf(e.getMessage());
                fault = text;
                throw faulty(text);
            }
        }

        private EngineException faulty(String text) {
            return EngineException.unavailable(
                    "the " + generation.declaration().module() + " router is faulty: " + text);
        }

        void close() {
            Router built = router;
            if (built == null) {
                return;
            }
            try {
                built.close();
            } catch (RuntimeException e) {
                LOG.warn("{} did not close", generation, e);
            }
        }
    }
}
