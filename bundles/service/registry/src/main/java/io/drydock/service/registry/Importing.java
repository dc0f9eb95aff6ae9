package io.drydock.service.registry;

import io.drydock.api.engine.image.ImageEngine;
import io.drydock.api.engine.image.ImageEngine.ImportRequest;
import io.drydock.api.model.ProgressDetail;
import io.drydock.api.model.ProgressMessage;
import io.drydock.api.model.ProgressMeter;
import io.drydock.api.spi.Lease;
import io.drydock.api.spi.registry.RegistryDriver;
import io.drydock.api.spi.registry.RegistryException;
import io.drydock.api.spi.registry.RemoteBlob;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;

/** {@code docker import} of what lies elsewhere. */
final class Importing {

    private final Registries registries;
    private final ImageEngine store;

    Importing(Registries registries, ImageEngine store) {
        this.registries = registries;
        this.store = store;
    }

    void importFrom(String source, ImportRequest request, Consumer<ProgressMessage> progress) {
        String address = source.contains("://") ? source : "http://" + source;
        try (Lease<RegistryDriver> lease = registries.lease();
                RemoteBlob archive = lease.driver().fetch(address)) {
            progress.accept(ProgressMessage.status("", "Downloading from " + address));
            ImportRequest named =
                    request.message().isEmpty()
                            ? new ImportRequest(
                                    request.repository(),
                                    request.tag(),
                                    "Imported from " + address,
                                    request.changes(),
                                    request.platform())
                            : request;
            store.importArchive(named, counted(archive, progress), progress);
        } catch (RegistryException e) {
            throw Texts.inspect(e);
        } catch (IOException e) {
            throw io.drydock.api.model.error.EngineException.system(
                    String.valueOf(e.getMessage()), e);
        }
    }

    private static InputStream counted(RemoteBlob archive, Consumer<ProgressMessage> progress) {
        Consumer<ProgressDetail> told =
                detail -> progress.accept(ProgressMessage.step("", "Importing", detail));
        ProgressMeter meter = new ProgressMeter(Math.max(0, archive.length()), told);
        return new FilterInputStream(archive.content()) {
            @Override
            public int read(byte[] into, int offset, int length) throws IOException {
                int count = super.read(into, offset, length);
                if (count > 0) {
                    meter.add(count);
                }
                return count;
            }
        };
    }
}
