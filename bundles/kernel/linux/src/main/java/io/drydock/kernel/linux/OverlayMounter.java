package io.drydock.kernel.linux;

import io.drydock.api.spi.linux.OverlayMount;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Overlays by three ways.
 *
 * <p>mount(2) takes one page of options. What does not fit goes through fsconfig, layer by layer
 * ({@code lowerdir+}, Linux 6.8), or on older kernels through paths relative to the base, on a
 * thread of its own that changes its directory there.
 */
final class OverlayMounter {

    private static final int PAGE = 4096;
    private static final int OWN_DIRECTORY = 0x200;

    private OverlayMounter() {}

    static void mount(OverlayMount overlay) {
        String absolute = options(overlay, false);
        if (fits(absolute)) {
            mount(overlay, absolute);
            return;
        }
        if (OverlayByConfig.supported()) {
            OverlayByConfig.mount(overlay);
            return;
        }
        FreshThread.call(
                () -> {
                    mountRelative(overlay);
                    return true;
                });
    }

    private static void mountRelative(OverlayMount overlay) {
        Path base = overlay.base() == null ? Path.of("/") : overlay.base();
        Calls.check(LibC.unshare(OWN_DIRECTORY), "unshare", "working directory");
        Calls.check(LibC.chdir(CString.of(base)), "change directory to", base);
        mount(overlay, options(overlay, true));
    }

    private static void mount(OverlayMount overlay, String data) {
        long flags = MountOptions.parse(overlay.options()).flags();
        byte[] type = CString.of("overlay");
        byte[] target = CString.of(overlay.target());
        Calls.check(
                LibC.mount(type, target, type, flags, CString.of(data)),
                "mount overlay",
                overlay.target());
    }

    private static boolean fits(String data) {
        return CString.of(data).length <= PAGE;
    }

    private static String options(OverlayMount overlay, boolean relative) {
        List<String> lowers = new ArrayList<>();
        for (Path lower : overlay.lowers()) {
            Path path = relative ? lower : absolute(overlay, lower);
            lowers.add(escape(path).replace(":", "\\:"));
        }
        List<String> words = new ArrayList<>();
        words.add("lowerdir=" + String.join(":", lowers));
        if (overlay.upper() != null && overlay.work() != null) {
            words.add("upperdir=" + escape(overlay.upper()));
            words.add("workdir=" + escape(overlay.work()));
        }
        String further = MountOptions.parse(overlay.options()).text();
        if (!further.isEmpty()) {
            words.add(further);
        }
        return String.join(",", words);
    }

    static Path absolute(OverlayMount overlay, Path lower) {
        return overlay.base() == null ? lower : overlay.base().resolve(lower);
    }

    private static String escape(Path path) {
        return path.toString().replace("\\", "\\\\").replace(",", "\\,");
    }
}
