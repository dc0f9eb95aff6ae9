package io.drydock.kernel.store;

import io.drydock.api.spi.store.Migration;
import io.drydock.api.spi.store.Schema;
import io.drydock.api.spi.store.Store;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;

import java.nio.file.Path;
import java.util.List;

/** Publishes the store. A damaged database keeps it, and thus the services, from starting. */
@Component(
        service = Store.class,
        configurationPid = "io.drydock.engine",
        configurationPolicy = ConfigurationPolicy.REQUIRE)
public final class StoreComponent implements Store {
    private final SqliteStore store;

    @Activate
    public StoreComponent(StoreConfiguration configuration) {
        store = SqliteStore.open(Path.of(configuration.data$_$root()));
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
