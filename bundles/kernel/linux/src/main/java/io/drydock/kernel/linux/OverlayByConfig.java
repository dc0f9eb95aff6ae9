package io.drydock.kernel.linux;

import io.drydock.api.spi.linux.OverlayMount;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** An overlay put together option by option: no limit on their sum. */
final class OverlayByConfig {

    private static final int SET_FLAG = 0;
    private static final int SET_STRING = 1;
    private static final int CREATE = 6;

    /** fsconfig refuses longer values. */
    private static final int VALUE_BYTES = 256;

    private static volatile boolean[] known = {};

    private OverlayByConfig() {}

    /** Whether this kernel takes layers one by one. */
    static boolean supported() {
        boolean[] answer = known;
        if (answer.length == 0) {
            answer = new boolean[] {probe()};
            known = answer;
        }
        return answer[0];
    }

    private static boolean probe() {
        int fs = Syscalls.fsopen("overlay");
        if (fs < 0) {
            return false;
        }
        byte[] root = CString.of("/");
        boolean takes = Syscalls.fsconfig(fs, SET_STRING, CString.of("lowerdir+"), root) == 0;
        LibC.close(fs);
        return takes;
    }

    static void mount(OverlayMount overlay) {
        List<Integer> opened = new ArrayList<>();
        int fs = Calls.check(Syscalls.fsopen("overlay"), "fsopen", overlay.target());
        opened.add(fs);
        try {
            configure(fs, overlay, opened);
            attach(fs, overlay, opened);
        } finally {
            opened.forEach(LibC::close);
        }
    }

    private static void configure(int fs, OverlayMount overlay, List<Integer> opened) {
        set(fs, "source", "overlay", overlay);
        for (Path lower : overlay.lowers()) {
            Path path = OverlayMounter.absolute(overlay, lower);
            set(fs, "lowerdir+", shortened(path, opened), overlay);
        }
        if (overlay.upper() != null && overlay.work() != null) {
            set(fs, "upperdir", shortened(overlay.upper(), opened), overlay);
            set(fs, "workdir", shortened(overlay.work(), opened), overlay);
        }
        for (String word : MountOptions.parse(overlay.options()).data()) {
            int equals = word.indexOf('=');
            if (equals < 0) {
                check(Syscalls.fsconfig(fs, SET_FLAG, CString.of(word), null), word, overlay);
            } else {
                set(fs, word.substring(0, equals), word.substring(equals + 1), overlay);
            }
        }
        check(Syscalls.fsconfig(fs, CREATE, null, null), "options", overlay);
    }

    private static void attach(int fs, OverlayMount overlay, List<Integer> opened) {
        // The low four MS_ bits and MOUNT_ATTR_ bits are the same: ro, nosuid, nodev, noexec.
        long attributes = MountOptions.parse(overlay.options()).flags() & 0xf;
        int mount = Syscalls.fsmount(fs, attributes);
        check(mount, "fsmount", overlay);
        opened.add(mount);
        check(Syscalls.moveMount(mount, CString.of(overlay.target())), "attach", overlay);
    }

    private static String shortened(Path path, List<Integer> opened) {
        if (CString.of(path).length <= VALUE_BYTES) {
            return path.toString();
        }
        int flags = OpenFlags.PATH | OpenFlags.DIRECTORY | OpenFlags.CLOEXEC;
        int fd = Calls.check(LibC.open(CString.of(path), flags, 0), "open", path);
        opened.add(fd);
        return "/proc/self/fd/" + fd;
    }

    private static void set(int fs, String key, String value, OverlayMount overlay) {
        int done = Syscalls.fsconfig(fs, SET_STRING, CString.of(key), CString.of(value));
        check(done, key + "=" + value, overlay);
    }

    private static void check(int result, String what, OverlayMount overlay) {
        Calls.check(result, "mount overlay (" + what + ")", overlay.target());
    }
}
