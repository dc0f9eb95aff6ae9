package io.drydock.kernel.linux;

import io.drydock.api.spi.linux.FileKind;
import io.drydock.api.spi.linux.FileNodes;
import io.drydock.api.spi.linux.FileStat;

import org.osgi.service.component.annotations.Component;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Metadata by path. */
@Component(service = FileNodes.class)
public final class LinuxFileNodes implements FileNodes {

    private static final int HERE = LibC.AT_FDCWD;

    @Override
    public Optional<FileStat> stat(Path path) {
        return Statx.of(HERE, CString.of(path)).map(Statx::stat);
    }

    @Override
    public void owner(Path path, int uid, int gid) {
        NodeCalls.owner(HERE, CString.of(path), uid, gid, path.toString());
    }

    @Override
    public void mode(Path path, int mode) {
        NodeCalls.mode(HERE, CString.of(path), mode, path.toString());
    }

    @Override
    public void times(Path path, Instant accessed, Instant modified) {
        NodeCalls.times(HERE, CString.of(path), accessed, modified, path.toString());
    }

    @Override
    public void node(Path path, FileKind kind, int mode, int major, int minor) {
        NodeCalls.node(HERE, CString.of(path), kind, mode, DeviceNumber.of(major, minor));
    }

    @Override
    public Optional<byte[]> xattr(Path path, String name) {
        return Xattrs.get(CString.of(path), name, path.toString());
    }

    @Override
    public void xattr(Path path, String name, byte[] value) {
        Xattrs.set(CString.of(path), name, value, path.toString());
    }

    @Override
    public List<String> xattrs(Path path) {
        return Xattrs.list(CString.of(path), path.toString());
    }

    @Override
    public void syncFilesystem(Path path) {
        int fd =
                Calls.check(
                        LibC.open(CString.of(path), OpenFlags.READ | OpenFlags.CLOEXEC, 0),
                        "open",
                        path);
        try {
            Offload.run(() -> Calls.check(LibC.syncfs(fd), "sync file system of", path));
        } finally {
            LibC.close(fd);
        }
    }
}
