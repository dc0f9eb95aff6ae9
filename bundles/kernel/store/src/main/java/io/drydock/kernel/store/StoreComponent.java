package io.drydock.kernel.store;

import io.drydock.api.spi.store.Migration;
import io.drydock.api.spi.store.Schema;
import io.drydock.api.spi.store.Store;
import io.drydock.api.spi.store.StoreException;

import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** Publishes the store. Without it nothing of the engine works: the launcher is told, and ends. */
@Component(
        service = Store.class,
        configurationPid = "io.drydock.engine",
        configurationPolicy = ConfigurationPolicy.REQUIRE)
public final class StoreComponent implements Store {
    private final SqliteStore store;

    @Activate
    public StoreComponent(
            StoreConfiguration configuration,
            @Reference(
                            target = "(drydock.failure=start)",
                            cardinality = ReferenceCardinality.OPTIONAL)
                    @Nullable Consumer<String> failure) {
        try {
            store = SqliteStore.open(Path.of(configuration.data$_$root()));
        } catch (StoreException e) {
            if (failure != null) {
                failure.accept("failed to start daemon: " + e.getMessage());
            }
            throw e;
        }
    }

    @Override
    public Schema open(String owner, List<Migration> migrations) {
        return store.open(owner, migrations);
    }

    @Deactivate
    void close() {
        store.close();
    }
}
