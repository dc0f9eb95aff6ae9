package io.drydock.driver.graph.devicemapper;

import io.drydock.api.spi.DriverException;
import io.drydock.api.spi.DriverException.Kind;
import io.drydock.driver.graph.devicemapper.DevicemapperComponent.Machine;
import io.drydock.driver.graph.trees.Trees;
import io.drydock.driver.sizes.ByteSize;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Trees as file systems on thin devices. */
final class ThinTrees implements Trees {

    private static final Logger LOG = LoggerFactory.getLogger(ThinTrees.class);
    private static final String SIZE = "size";
    private static final int SECTOR = 512;

    private final Path root;
    private final Path numbers;
    private final List<String> storageOptions;
    private final Machine machine;
    private final Programs programs;
    private final Dmsetup dmsetup;

    ThinTrees(Path root, List<String> storageOptions, Machine machine) {
        this.root = root;
        this.numbers = root.resolve("numbers");
        this.storageOptions = List.copyOf(storageOptions);
        this.machine = machine;
        this.programs = new Programs(machine.processes());
        this.dmsetup = new Dmsetup(programs);
    }

    private PoolOptions options() {
        return PoolOptions.of(storageOptions);
    }

    private ThinPool pool() {
        String prefix = "drydock-" + Integer.toHexString(root.toString().hashCode());
        String named = options().pool();
        return new ThinPool(dmsetup, named.isEmpty() ? prefix + "-pool" : named, prefix);
    }

    private DeviceFilesystem filesystem() {
        return new DeviceFilesystem(options(), programs, machine.mounts());
    }

    @Override
    public void probe(Path place) {
        PoolOptions options = options();
        if (!dmsetup.knows("thin-pool")) {
            throw new DriverException(
                    Kind.UNSUPPORTED,
                    "devicemapper: the kernel has no thin pools (modprobe dm_thin_pool), or the program"
                            + " dmsetup is not installed");
        }
        if (!pool().there()) {
            if (!options.pool().isEmpty()) {
                throw new DriverException(
                        Kind.UNSUPPORTED, "devicemapper: there is no thin pool " + options.pool());
            }
            new LoopPool(root.resolve("pool"), options, programs, dmsetup).open(pool().name());
        }
        LOG.warn("devicemapper is deprecated: move-storage takes images to another storage driver");
    }

    @Override
    public Map<String, String> status(Path place) {
        ThinPool pool = pool();
        long block = pool.blockSectors() * SECTOR;
        Map<String, String> status = new LinkedHashMap<>();
        status.put("Pool Name", pool.name());
        status.put("Pool Blocksize", Long.toString(block));
        status.put("Base Device Size", Long.toString(options().baseBytes()));
        status.put("Backing Filesystem", filesystem().type());
        status.put("Data Space Used", Long.toString(pool.data().used() * block));
        status.put("Data Space Total", Long.toString(pool.data().total() * block));
        status.put("Metadata Blocks Used", Long.toString(pool.metadata().used()));
        status.put("Metadata Blocks Total", Long.toString(pool.metadata().total()));
        status.put("Thin Pool Minimum Free Space", options().leastFree() + "%");
        return status;
    }

    @Override
    public void create(Path tree) {
        pool().requireFree(options().leastFree());
        ThinDevice device = ThinDevice.take(numbers, tree, Dmsetup.sectors(options().baseBytes()));
        pool().create(device.number());
        pool().activate(device);
        filesystem().make(pool().device(device.number()));
        mount(device, tree);
        withoutLostAndFound(tree);
    }

    /** What mkfs puts there is no part of a layer. */
    private static void withoutLostAndFound(Path tree) {
        try {
            Files.deleteIfExists(tree.resolve("lost+found"));
        } catch (IOException e) {
            throw new DriverException(Kind.SYSTEM, "devmapper: " + e, e);
        }
    }

    @Override
    public void copy(Path source, Path tree) {
        pool().requireFree(options().leastFree());
        ThinDevice origin =
                ThinDevice.of(source)
                        .orElseThrow(
                                () ->
                                        new DriverException(
                                                Kind.SYSTEM, "devmapper: nothing names " + source));
        ThinDevice device = ThinDevice.take(numbers, tree, origin.sectors());
        pool().snapshot(device.number(), origin.number());
        pool().activate(device);
        mount(device, tree);
    }

    private void mount(ThinDevice device, Path tree) {
        try {
            Files.createDirectories(tree);
        } catch (IOException e) {
            throw new DriverException(Kind.SYSTEM, "devmapper: " + e, e);
        }
        filesystem().mount(pool().device(device.number()), tree);
    }

    @Override
    public void revive(Path tree) {
        if (!machine.mounts().isMounted(tree)) {
            ThinDevice.of(tree)
                    .ifPresent(
                            device -> {
                                pool().activate(device);
                                mount(device, tree);
                            });
        }
    }

    @Override
    public void sync(Path tree) {
        machine.nodes().syncFilesystem(tree);
    }

    @Override
    public void delete(Path tree) {
        ThinDevice.of(tree)
                .ifPresent(
                        device -> {
                            while (machine.mounts().unmount(tree, true)) {}
                            pool().delete(device.number());
                            device.release(numbers, tree);
                        });
    }

    @Override
    public void check(Map<String, String> options) {
        size(options);
    }

    @Override
    public void apply(Map<String, String> options, Path tree) {
        long sectors = Dmsetup.sectors(size(options));
        ThinDevice device = ThinDevice.of(tree).orElseThrow();
        if (sectors > device.sectors()) {
            ThinDevice larger = new ThinDevice(device.number(), sectors);
            larger.write(tree);
            pool().grow(larger);
            filesystem().grow(pool().device(device.number()), tree);
        }
    }

    private long size(Map<String, String> wanted) {
        long size = 0;
        for (Map.Entry<String, String> option : wanted.entrySet()) {
            if (!option.getKey().equalsIgnoreCase(SIZE)) {
                throw new DriverException(Kind.INVALID, "Unknown option " + option.getKey());
            }
            size = ByteSize.parse(option.getValue());
            if (size < options().baseBytes()) {
                throw new DriverException(
                        Kind.INVALID,
                        "devmapper: Container size cannot be smaller than "
                                + options().baseBytes());
            }
        }
        return size;
    }
}
