package io.drydock.service.trees;

import io.drydock.api.spi.linux.RootedDirectory;

/** How overlayfs and fuse-overlayfs mark what hides the layers below. */
public final class OverlayMarks {

    public static final String OPAQUE = "trusted.overlay.opaque";

    // What fuse-overlayfs leaves in an opaque directory besides.
    private static final String OPAQUE_FILE = ".wh..wh..opq";

    private OverlayMarks() {}

    /** Whether the name is not a file's but a note of fuse-overlayfs. */
    public static boolean note(String name) {
        return name.equals(OPAQUE_FILE);
    }

    /** Whether a directory of changes hides what lies below it. */
    public static boolean opaque(RootedDirectory tree, String path) {
        return tree.xattr(path, OPAQUE).filter(OverlayMarks::yes).isPresent()
                || tree.stat(TreePath.child(path, OPAQUE_FILE)).isPresent();
    }

    private static boolean yes(byte[] value) {
        return value.length == 1 && value[0] == 'y';
    }
}
