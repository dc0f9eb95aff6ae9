package io.drydock.kernel.linux;

import io.drydock.api.spi.linux.FileNames;

/** Follows a path to its end in a tree and says where that is. */
final class RootedResolution {

    private static final int LONGEST = 4096;

    private RootedResolution() {}

    static String resolve(RootHandle root, String path) {
        String top = target(root, "");
        String end = target(root, RootedPath.strip(path));
        if (end.equals(top)) {
            return "";
        }
        return end.substring(top.equals("/") ? 1 : top.length() + 1);
    }

    private static String target(RootHandle root, String path) {
        int fd = root.open(path, OpenFlags.PATH, 0);
        try {
            byte[] text = new byte[LONGEST];
            byte[] link = CString.of("/proc/self/fd/" + fd);
            long length =
                    Calls.check(
                            LibC.readlinkat(LibC.AT_FDCWD, link, text, text.length),
                            "resolve",
                            root.show(path));
            return FileNames.decode(text, 0, (int) length);
        } finally {
            LibC.close(fd);
        }
    }
}
