package io.drydock.kernel.linux;

import io.drydock.api.spi.linux.Errno;
import io.drydock.api.spi.linux.FileLabels;
import io.drydock.api.spi.linux.LinuxException;

import org.osgi.service.component.annotations.Component;

import java.nio.file.Path;

/** Labels by descriptors. */
@Component(service = FileLabels.class)
public final class LinuxFileLabels implements FileLabels {

    private static final long RESOLVE =
            Syscalls.RESOLVE_NO_SYMLINKS | Syscalls.RESOLVE_NO_MAGICLINKS;
    private static final int PARENT = OpenFlags.PATH | OpenFlags.DIRECTORY | OpenFlags.CLOEXEC;

    @Override
    public String label(Path place) {
        return LabelWalk.label(CString.of(place), place.toString());
    }

    @Override
    public void relabel(Path place, String label) {
        Path name = place.getFileName();
        Path parent = place.getParent();
        if (name == null || parent == null) {
            throw new LinuxException(Errno.EINVAL, "relabel", place.toString());
        }
        Offload.run(() -> relabel(parent, name, label));
    }

    private static void relabel(Path parent, Path name, String label) {
        String shown = parent.resolve(name).toString();
        int dir = Syscalls.openat2(LibC.AT_FDCWD, CString.of(parent), PARENT, 0, RESOLVE);
        Calls.check(dir, "open", parent);
        try {
            LabelWalk.over(dir, CString.of(name), label, shown);
        } finally {
            LibC.close(dir);
        }
    }
}
