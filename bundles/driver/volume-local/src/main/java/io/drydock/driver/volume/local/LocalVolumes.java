package io.drydock.driver.volume.local;

import io.drydock.api.spi.DriverException;
import io.drydock.api.spi.DriverException.Kind;
import io.drydock.api.spi.DriverModule;
import io.drydock.api.spi.linux.Mounts;
import io.drydock.api.spi.volume.DriverVolume;
import io.drydock.api.spi.volume.VolumeDriver;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Reference;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The driver {@code local}: {@code <data root>/volumes/<name>/_data}, as dockerd has it.
 *
 * <p>A volume with options is mounted there while it is used. Who uses it stands in files beneath
 * the exec root, which a reboot clears together with the mounts; whether it is mounted is asked of
 * the kernel. So a crash or a new generation of this driver finds both as they are.
 */
@Component(
        service = VolumeDriver.class,
        configurationPid = "io.drydock.engine",
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@DriverModule(name = "local")
public final class LocalVolumes implements VolumeDriver {

    private static final int STRIPES = 16;

    private final Path root;
    private final Path users;
    private final Mounts mounts;
    private final int uid;
    private final int gid;

    /** First and last use must not cross; a volume's mount is the one thing done under its lock. */
    private final List<ReentrantLock> locks =
            IntStream.range(0, STRIPES).mapToObj(i -> new ReentrantLock()).toList();

    /** Configuration of this driver. */
    @interface Settings {

        /** Lasting directory of the engine. */
        String data$_$root() default "/var/lib/drydock";

        /** Volatile directory of the engine. */
        String exec$_$root() default "/run/drydock";

        /** Maps of users, {@code inside:outside:count}; empty where they are not mapped. */
        String[] userns$_$uids() default {};

        /** Maps of groups. */
        String[] userns$_$gids() default {};
    }

    /** Volumes below the engine's directories. */
    @Activate
    public LocalVolumes(Settings settings, @Reference Mounts mounts) {
        this(
                Path.of(settings.data$_$root(), "volumes"),
                Path.of(settings.exec$_$root(), "volumes"),
                mounts,
                first(settings.userns$_$uids()),
                first(settings.userns$_$gids()));
    }

    LocalVolumes(Path root, Path users, Mounts mounts) {
        this(root, users, mounts, 0, 0);
    }

    LocalVolumes(Path root, Path users, Mounts mounts, int uid, int gid) {
        this.root = root;
        this.users = users;
        this.mounts = mounts;
        this.uid = uid;
        this.gid = gid;
    }

    /** Root of a container on the host. */
    private static int first(String[] maps) {
        return maps.length == 0 ? 0 : Integer.parseInt(maps[0].split(":", -1)[1]);
    }

    @Override
    public void create(String name, Map<String, String> options) {
        VolumeName.check(name);
        Optional<VolumeOptions> wanted = VolumeOptions.of(options);
        io(
                name,
                () -> {
                    Files.createDirectories(directory(name));
                    mode(directory(name), "rwx-----x");
                    if (!Files.exists(data(name))) {
                        Files.createDirectory(data(name));
                        mode(data(name), "rwxr-xr-x");
                        Files.setAttribute(data(name), "unix:uid", uid);
                        Files.setAttribute(data(name), "unix:gid", gid);
                    }
                    if (wanted.isPresent()) {
                        wanted.get().write(optionsFile(name));
                    }
                    return name;
                });
    }

    @Override
    public void remove(String name) {
        if (!exists(name)) {
            return;
        }
        io(
                name,
                () -> {
                    if (options(name).isPresent()) {
                        mounts.unmount(data(name), false);
                    }
                    requireNothingMounted(name);
                    Trees.delete(directory(name));
                    Trees.delete(users.resolve(name));
                    return name;
                });
    }

    /** A tree with something mounted in it would be deleted through the mount. */
    private void requireNothingMounted(String name) {
        Path directory = directory(name);
        boolean mounted =
                mounts.list().stream()
                        .anyMatch(mount -> Path.of(mount.target()).startsWith(directory));
        if (mounted) {
            throw new DriverException(
                    Kind.CONFLICT, "volume " + name + " is still mounted: " + directory);
        }
    }

    @Override
    public Path mount(String name, String id) {
        require(name);
        return io(
                name,
                () -> {
                    Optional<VolumeOptions> options = options(name);
                    if (options.isPresent()) {
                        use(name, id, options.get());
                    }
                    return data(name);
                });
    }

    private void use(String name, String id, VolumeOptions options) throws IOException {
        ReentrantLock lock = lock(name);
        lock.lock();
        try {
            if (!mounts.isMounted(data(name))) {
                new VolumeMount(mounts).mount(options, data(name));
            }
            Files.createDirectories(users.resolve(name));
            Path user = users.resolve(name).resolve(id);
            if (!Files.exists(user)) {
                Files.createFile(user);
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void unmount(String name, String id) {
        if (!exists(name)) {
            return;
        }
        ReentrantLock lock = lock(name);
        lock.lock();
        try {
            Path directory = users.resolve(name);
            boolean used = Files.deleteIfExists(directory.resolve(id));
            if (used && isEmpty(directory)) {
                Files.delete(directory);
                mounts.unmount(data(name), false);
            }
        } catch (IOException e) {
            throw failed(name, e);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Optional<DriverVolume> get(String name) {
        return exists(name) ? Optional.of(volume(name)) : Optional.empty();
    }

    @Override
    public List<DriverVolume> list() {
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        return io(
                "",
                () -> {
                    try (Stream<Path> entries = Files.list(root)) {
                        return entries.map(each -> each.getFileName().toString())
                                .filter(this::exists)
                                .sorted()
                                .map(this::volume)
                                .toList();
                    }
                });
    }

    private DriverVolume volume(String name) {
        return io(
                name,
                () ->
                        new DriverVolume(
                                name,
                                data(name),
                                Files.readAttributes(
                                                directory(name),
                                                java.nio.file.attribute.BasicFileAttributes.class)
                                        .creationTime()
                                        .toInstant(),
                                Map.of()));
    }

    private void require(String name) {
        if (!exists(name)) {
            throw new DriverException(Kind.NOT_FOUND, "get " + name + ": no such volume");
        }
    }

    private boolean exists(String name) {
        return VolumeName.valid(name) && Files.isDirectory(data(name));
    }

    private Optional<VolumeOptions> options(String name) throws IOException {
        return VolumeOptions.read(optionsFile(name));
    }

    private Path directory(String name) {
        return root.resolve(name);
    }

    private Path data(String name) {
        return directory(name).resolve("_data");
    }

    private Path optionsFile(String name) {
        return directory(name).resolve("opts.json");
    }

    private ReentrantLock lock(String name) {
        return locks.get(Math.floorMod(name.hashCode(), STRIPES));
    }

    private static boolean isEmpty(Path directory) throws IOException {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.findAny().isEmpty();
        }
    }

    private static void mode(Path path, String permissions) throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
    }

    private interface Action<T> {
        T run() throws IOException;
    }

    private static <T> T io(String name, Action<T> action) {
        try {
            return action.run();
        } catch (IOException e) {
            throw failed(name, e);
        }
    }

    private static DriverException failed(String name, IOException e) {
        return new DriverException(Kind.SYSTEM, "volume " + name + ": " + e.getMessage(), e);
    }
}
