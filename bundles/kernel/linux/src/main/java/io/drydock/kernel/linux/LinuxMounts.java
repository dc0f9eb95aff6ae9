package io.drydock.kernel.linux;

import io.drydock.api.spi.linux.BindMount;
import io.drydock.api.spi.linux.Errno;
import io.drydock.api.spi.linux.LinuxException;
import io.drydock.api.spi.linux.MountInfo;
import io.drydock.api.spi.linux.Mounts;
import io.drydock.api.spi.linux.OverlayMount;
import io.drydock.api.spi.linux.Propagation;

import java.nio.file.Path;
import java.util.List;

/** Mounts by mount(2) and its successors. */
public class LinuxMounts implements Mounts {

    private static final byte[] NONE = CString.of("none");

    @Override
    public void overlay(OverlayMount mount) {
        Offload.run(() -> OverlayMounter.mount(mount));
    }

    @Override
    public void bind(BindMount mount) {
        Offload.run(() -> bindNow(mount));
    }

    private static void bindNow(BindMount bind) {
        long recursive = bind.recursive() ? MountFlags.RECURSIVE : 0;
        byte[] target = CString.of(bind.target());
        byte[] source = CString.of(bind.source());
        Calls.check(
                LibC.mount(source, target, null, MountFlags.BIND | recursive, null),
                "bind " + bind.source() + " to",
                bind.target());
        try {
            if (bind.readOnly()) {
                makeReadOnly(target, bind);
            }
            if (bind.propagation() != null) {
                long flags = MountFlags.of(bind.propagation()) | recursive;
                Calls.check(
                        LibC.mount(NONE, target, null, flags, null), "propagate", bind.target());
            }
        } catch (RuntimeException e) {
            LibC.umount2(target, MountFlags.DETACH);
            throw e;
        }
    }

    /** Kernels before 5.12 can only remount the topmost one. */
    private static void makeReadOnly(byte[] target, BindMount bind) {
        int done = Syscalls.makeReadOnly(target, bind.recursive());
        if (done == 0) {
            return;
        }
        if (Calls.errno() != Errno.ENOSYS) {
            Calls.check(done, "make read-only", bind.target());
        }
        long flags = MountFlags.BIND | MountFlags.REMOUNT | MountFlags.READ_ONLY;
        Calls.check(LibC.mount(NONE, target, null, flags, null), "make read-only", bind.target());
    }

    @Override
    public void tmpfs(Path target, List<String> options) {
        filesystem("tmpfs", "tmpfs", target, options);
    }

    @Override
    public void filesystem(String type, String source, Path target, List<String> options) {
        MountOptions parsed = MountOptions.parse(options);
        Offload.run(
                () ->
                        Calls.check(
                                LibC.mount(
                                        CString.of(source),
                                        CString.of(target),
                                        CString.of(type),
                                        parsed.flags(),
                                        CString.of(parsed.text())),
                                "mount " + type,
                                target));
    }

    @Override
    public void propagation(Path target, Propagation propagation, boolean recursive) {
        long flags = MountFlags.of(propagation) | (recursive ? MountFlags.RECURSIVE : 0);
        Calls.check(LibC.mount(NONE, CString.of(target), null, flags, null), "propagate", target);
    }

    @Override
    public void isolate(Path directory) {
        Offload.run(
                () -> {
                    if (!isMounted(directory)) {
                        bindNow(new BindMount(directory, directory, false, false, null));
                    }
                    propagation(directory, Propagation.PRIVATE, false);
                });
    }

    @Override
    public void share(Path directory) {
        Offload.run(() -> SharedRoots.share(directory));
    }

    @Override
    public boolean unmount(Path target, boolean lazy) {
        int flags = MountFlags.NO_FOLLOW | (lazy ? MountFlags.DETACH : 0);
        return Offload.call(
                () -> {
                    if (LibC.umount2(CString.of(target), flags) == 0) {
                        return true;
                    }
                    int errno = Calls.errno();
                    if (errno == Errno.EINVAL || errno == Errno.ENOENT) {
                        return false;
                    }
                    throw new LinuxException(errno, "unmount", target.toString());
                });
    }

    @Override
    public boolean isMounted(Path path) {
        return Statx.of(LibC.AT_FDCWD, CString.of(path)).map(Statx::mountRoot).orElse(false);
    }

    @Override
    public List<MountInfo> list() {
        return MountTable.read();
    }
}
