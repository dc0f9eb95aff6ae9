package io.drydock.service.image;

import io.drydock.api.engine.events.Event;
import io.drydock.api.engine.image.ImageUsers;
import io.drydock.api.model.ProgressMessage;
import io.drydock.api.spi.Drivers;
import io.drydock.api.spi.graph.GraphDriver;
import io.drydock.api.spi.linux.Mounts;
import io.drydock.driver.graph.overlay2.Overlay2Component;
import io.drydock.driver.graph.vfs.VfsComponent;
import io.drydock.kernel.linux.LinuxContentHashes;
import io.drydock.kernel.linux.LinuxFileLabels;
import io.drydock.kernel.linux.LinuxFileNodes;
import io.drydock.kernel.linux.LinuxHost;
import io.drydock.kernel.linux.LinuxMounts;
import io.drydock.kernel.linux.LinuxProcesses;
import io.drydock.kernel.linux.LinuxProjectQuotas;
import io.drydock.kernel.linux.LinuxRootedDirectories;
import io.drydock.kernel.linux.Poller;
import io.drydock.kernel.store.SqliteStore;
import io.drydock.sdk.testkit.driver.GivenDrivers;
import io.drydock.service.recorded.RecordedEvents;
import io.drydock.service.storage.StorageComponent;

import java.io.ByteArrayInputStream;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The image service on a real store, a real graph driver and the real kernel. */
final class ImageFixture implements AutoCloseable {

    final Path dataRoot;
    final LinuxRootedDirectories directories = new LinuxRootedDirectories();
    final LinuxFileNodes nodes = new LinuxFileNodes();
    final LinuxMounts mounts = new LinuxMounts();
    private static final Poller POLLER = new Poller();

    final GraphDriver driver;
    final GraphDriver vfs;
    final SqliteStore store;
    private final RecordedEvents journal = new RecordedEvents();
    final List<Event> events = journal.published;
    final List<ImageUsers.User> users = new ArrayList<>();

    /** Those of one image alone. */
    final Map<String, List<ImageUsers.User>> usersOf = new HashMap<>();

    final ImageParts parts;
    final ImageService images;
    final RootService roots;
    final StorageComponent mover;

    ImageFixture(Path root) {
        dataRoot = root.resolve("data");
        Map<String, Object> values =
                Map.of("data$_$root", dataRoot.toString(), "storage$_$opts", new String[0]);
        driver =
                new Overlay2Component(
                        config(Overlay2Component.Configuration.class, values),
                        mounts,
                        nodes,
                        directories,
                        new LinuxHost(),
                        new LinuxProjectQuotas());
        vfs =
                new VfsComponent(
                        config(VfsComponent.Configuration.class, values), nodes, directories);
        store = SqliteStore.open(dataRoot);
        parts =
                ImageAssembly.of(
                        new ImageAssembly.Surroundings(
                                dataRoot,
                                "",
                                "amd64",
                                store,
                                drivers(),
                                directories,
                                new LinuxContentHashes(),
                                journal,
                                id -> usersOf.getOrDefault(id, users)));
        images = new ImageService(parts);
        RootMounts rootMounts =
                new RootMounts(
                        root.resolve("exec"), mounts, new LinuxProcesses(POLLER), directories);
        roots = new RootService(parts, rootMounts, new RootLabels(store, new LinuxFileLabels()));
        mover =
                new StorageComponent(
                        config(
                                StorageComponent.Configuration.class,
                                Map.of("data$_$root", dataRoot.toString())),
                        new PlaceService(parts, rootMounts),
                        directories,
                        nodes);
    }

    GraphDriver driver(String name) {
        return name.equals("vfs") ? vfs : driver;
    }

    Drivers drivers() {
        return new GivenDrivers()
                .with(GraphDriver.class, "overlay2", driver)
                .with(GraphDriver.class, "vfs", vfs);
    }

    Mounts mounts() {
        return mounts;
    }

    /** Loads and returns the text of the messages. */
    String load(byte[] archive) {
        List<ProgressMessage> messages = new ArrayList<>();
        images.load(new ByteArrayInputStream(archive), List.of(), true, messages::add);
        return messages.stream().map(ProgressMessage::stream).collect(Collectors.joining());
    }

    @Override
    public void close() {
        mover.close();
        parts.background().close();
        store.close();
    }

    @SuppressWarnings("unchecked")
    static <A> A config(Class<A> type, Map<String, Object> values) {
        return (A)
                Proxy.newProxyInstance(
                        type.getClassLoader(),
                        new Class<?>[] {type},
                        (proxy, method, arguments) -> values.get(method.getName()));
    }
}
