package io.drydock.driver.volume.local;

import io.drydock.api.spi.DriverException;
import io.drydock.api.spi.DriverException.Kind;
import io.drydock.api.spi.DriverModule;
import io.drydock.api.spi.linux.Mounts;
import io.drydock.api.spi.linux.ProjectQuotas;
import io.drydock.api.spi.volume.DriverVolume;
import io.drydock.api.spi.volume.VolumeDriver;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Reference;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The driver {@code local}: {@code <data root>/volumes/<name>/_data}, as dockerd has it.
 *
 * <p>A volume with options is mounted there while it is used. Nothing of that is kept in memory, so
 * a crash or a new generation of this driver finds it as it is.
 */
@Component(
        service = VolumeDriver.class,
        configurationPid = "io.drydock.engine",
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@DriverModule(name = "local")
public final class LocalVolumes implements VolumeDriver {

    private final Path root;
    private final MountUsers users;
    private final Mounts mounts;
    private final SizeQuotas quotas;
    private final int uid;
    private final int gid;

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
    public LocalVolumes(
            Settings settings, @Reference Mounts mounts, @Reference ProjectQuotas quotas) {
        this(
                Path.of(settings.data$_$root(), "volumes"),
                Path.of(settings.exec$_$root(), "volumes"),
                mounts,
                quotas,
                first(settings.userns$_$uids()),
                first(settings.userns$_$gids()));
    }

    LocalVolumes(Path root, Path users, Mounts mounts, ProjectQuotas quotas) {
        this(root, users, mounts, quotas, 0, 0);
    }

    LocalVolumes(Path root, Path users, Mounts mounts, ProjectQuotas quotas, int uid, int gid) {
        this.root = root;
        this.users = new MountUsers(users, mounts);
        this.mounts = mounts;
        this.quotas = new SizeQuotas(root, quotas);
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
        quotas.check(size(wanted));
        if (exists(name)) {
            return;
        }
        try {
            make(name, wanted);
        } catch (IOException e) {
            throw new DriverException(
                    Kind.SYSTEM, "error while creating volume root path: " + reason(e), e);
        }
    }

    /** The data comes last: a volume is there as soon as its directory is. */
    private void make(String name, Optional<VolumeOptions> wanted) throws IOException {
        Files.createDirectories(directory(name));
        mode(directory(name), "rwx-----x");
        if (wanted.isPresent()) {
            wanted.get().write(optionsFile(name));
        }
        Path data = Files.createDirectories(directory(name).resolve("new"));
        mode(data, "rwxr-xr-x");
        Files.setAttribute(data, "unix:uid", uid);
        Files.setAttribute(data, "unix:gid", gid);
        quotas.apply(data, size(wanted));
        Files.move(data, data(name), StandardCopyOption.ATOMIC_MOVE);
    }

    private static String reason(IOException e) {
        return e instanceof FileSystemException file && file.getReason() != null
                ? file.getReason()
                : String.valueOf(e.getMessage());
    }

    private static long size(Optional<VolumeOptions> options) {
        return options.map(it -> it.quota().size()).orElse(0L);
    }

    @Override
    public void remove(String name) {
        if (!VolumeName.valid(name) || !Files.isDirectory(directory(name))) {
            return;
        }
        io(
                name,
                () -> {
                    Optional<VolumeOptions> options = options(name);
                    if (mountable(options).isPresent()) {
                        mounts.unmount(data(name), false);
                    }
                    requireNothingMounted(name);
                    if (exists(name)) {
                        quotas.release(data(name), size(options));
                    }
                    Trees.delete(directory(name));
                    users.forget(name);
                    return name;
                });
    }

    private static Optional<VolumeOptions> mountable(Optional<VolumeOptions> options) {
        return options.filter(it -> !it.plain());
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
                    Optional<VolumeOptions> options = mountable(options(name));
                    if (options.isPresent()) {
                        users.add(name, id, options.get(), data(name));
                    }
                    return data(name);
                });
    }

    @Override
    public void unmount(String name, String id) {
        if (!exists(name)) {
            return;
        }
        io(
                name,
                () -> {
                    if (mountable(options(name)).isPresent()) {
                        users.remove(name, id, data(name));
                    }
                    return name;
                });
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
