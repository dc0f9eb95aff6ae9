package io.drydock.service.volume;

import io.drydock.api.spi.DriverException;
import io.drydock.api.spi.Drivers;
import io.drydock.api.spi.Lease;
import io.drydock.api.spi.volume.DriverVolume;
import io.drydock.api.spi.volume.VolumeDriver;
import io.drydock.sdk.testkit.driver.GivenDrivers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/** A driver {@code local} of plain directories, and the registry that knows it alone. */
final class DirectoryVolumes implements VolumeDriver, Drivers {

    final AtomicInteger created = new AtomicInteger();

    /** Whoever has it keeps volumes from being removed. */
    final Semaphore removing = new Semaphore(1);

    private final Path root;

    DirectoryVolumes(Path root) {
        this.root = root;
    }

    @Override
    public void create(String name, Map<String, String> options) {
        created.incrementAndGet();
        try {
            Files.createDirectories(root.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void remove(String name) {
        removing.acquireUninterruptibly();
        removing.release();
        try {
            Files.deleteIfExists(root.resolve(name));
        } catch (IOException e) {
            throw new DriverException(DriverException.Kind.SYSTEM, "not empty", e);
        }
    }

    @Override
    public Path mount(String name, String id) {
        return root.resolve(name);
    }

    @Override
    public void unmount(String name, String id) {}

    @Override
    public Optional<DriverVolume> get(String name) {
        Path path = root.resolve(name);
        return Files.exists(path)
                ? Optional.of(new DriverVolume(name, path, null, Map.of()))
                : Optional.empty();
    }

    @Override
    public List<DriverVolume> list() {
        return List.of();
    }

    @Override
    public <D> Lease<D> lease(Class<D> contract, String name) {
        if (!names(contract).contains(name)) {
            throw new DriverException(DriverException.Kind.NOT_FOUND, "no driver " + name);
        }
        D driver = contract.cast(this);
        return GivenDrivers.lease(driver);
    }

    @Override
    public List<String> names(Class<?> contract) {
        return List.of("local", "other");
    }
}
