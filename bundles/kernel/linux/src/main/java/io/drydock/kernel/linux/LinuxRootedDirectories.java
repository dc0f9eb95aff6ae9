package io.drydock.kernel.linux;

import io.drydock.api.spi.linux.InnerMount;
import io.drydock.api.spi.linux.RootedDirectories;
import io.drydock.api.spi.linux.RootedDirectory;

import org.osgi.service.component.annotations.Component;

import java.nio.file.Path;
import java.util.List;

/** Opens directory handles. */
@Component(service = RootedDirectories.class)
public final class LinuxRootedDirectories implements RootedDirectories {

    @Override
    public RootedDirectory open(Path directory) {
        int flags = OpenFlags.PATH | OpenFlags.DIRECTORY | OpenFlags.CLOEXEC;
        int fd = Calls.check(LibC.open(CString.of(directory), flags, 0), "open", directory);
        return new LinuxRootedDirectory(new RootHandle(fd, directory.toString()));
    }

    @Override
    public RootedDirectory assemble(Path root, boolean readOnly, List<InnerMount> mounts) {
        return FreshThread.call(() -> new PrivateTree(root, readOnly, mounts).open());
    }
}
