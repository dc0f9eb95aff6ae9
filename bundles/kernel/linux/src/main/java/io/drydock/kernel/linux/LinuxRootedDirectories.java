package io.drydock.kernel.linux;

import io.drydock.api.spi.linux.InnerMount;
import io.drydock.api.spi.linux.PinnedPath;
import io.drydock.api.spi.linux.RootedDirectories;
import io.drydock.api.spi.linux.RootedDirectory;

import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;

import java.nio.file.Path;
import java.util.List;

/** Opens directory handles. */
@Component(
        service = RootedDirectories.class,
        configurationPid = "io.drydock.engine",
        configurationPolicy = ConfigurationPolicy.REQUIRE)
public final class LinuxRootedDirectories implements RootedDirectories {

    private final @Nullable IdMaps maps;

    /** How containers' ids are mapped, {@code inside:outside:count}; empty when they are not. */
    public @interface Config {

        /** Users. */
        String[] userns$_$uids() default {};

        /** Groups. */
        String[] userns$_$gids() default {};
    }

    /** Owners as they are on the disk. */
    public LinuxRootedDirectories() {
        maps = null;
    }

    /** Owners as containers see them. */
    @Activate
    public LinuxRootedDirectories(Config config) {
        boolean mapped = config.userns$_$uids().length > 0;
        maps =
                mapped
                        ? new IdMaps(
                                IdMap.parse(config.userns$_$uids()),
                                IdMap.parse(config.userns$_$gids()))
                        : null;
    }

    @Override
    public RootedDirectory open(Path directory) {
        return mapped(new LinuxRootedDirectory(root(directory)));
    }

    private static RootHandle root(Path directory) {
        int flags = OpenFlags.PATH | OpenFlags.DIRECTORY | OpenFlags.CLOEXEC;
        int fd = Calls.check(LibC.open(CString.of(directory), flags, 0), "open", directory);
        return new RootHandle(fd, directory.toString());
    }

    @Override
    public PinnedPath beneath(Path directory, String path) {
        try (RootHandle root = root(directory)) {
            return new LinuxPinnedPath(root.beneath(path, OpenFlags.PATH));
        }
    }

    @Override
    public RootedDirectory assemble(Path root, boolean readOnly, List<InnerMount> mounts) {
        return mapped(FreshThread.call(() -> new PrivateTree(root, readOnly, mounts).open()));
    }

    private RootedDirectory mapped(RootedDirectory tree) {
        return maps == null ? tree : new MappedDirectory(tree, maps);
    }
}
