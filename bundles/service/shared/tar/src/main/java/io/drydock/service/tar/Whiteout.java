package io.drydock.service.tar;

import io.drydock.api.spi.graph.UnpackTarget.Whiteouts;
import io.drydock.api.spi.linux.Errno;
import io.drydock.api.spi.linux.FileAttributes;
import io.drydock.api.spi.linux.FileKind;
import io.drydock.api.spi.linux.LinuxException;
import io.drydock.api.spi.linux.RootedDirectory;
import io.drydock.service.trees.OverlayMarks;
import io.drydock.service.trees.TreePath;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The members that stand for deletions: {@code .wh.NAME} deletes NAME of the layers below, {@code
 * .wh..wh..opq} all the directory has there. By the OCI rules they never touch what the same
 * archive brings, before or after them.
 */
public abstract sealed class Whiteout {

    private static final String PREFIX = ".wh.";
    private static final String META = ".wh..wh.";
    private static final String OPAQUE = ".wh..wh..opq";

    final RootedDirectory root;

    private Whiteout(RootedDirectory root) {
        this.root = root;
    }

    public static Whiteout of(Whiteouts form, RootedDirectory root) {
        return switch (form) {
            case OVERLAY -> new Overlay(root);
            case REMOVE -> new Removing(root);
        };
    }

    /** For archives of anything but layers, where such names mean nothing. */
    public static Whiteout none(RootedDirectory root) {
        return new None(root);
    }

    /** Whether a path is such a member. */
    boolean names(String path) {
        return TreePath.last(path).startsWith(PREFIX);
    }

    void unpack(String path) {
        String directory = TreePath.parent(path);
        String name = TreePath.last(path);
        if (name.equals(OPAQUE)) {
            root.directories(directory, 0755);
            opaque(directory);
        } else if (!name.startsWith(META)) {
            delete(TreePath.child(directory, name.substring(PREFIX.length())));
        }
    }

    /** Hides what the layers below have in a directory. */
    abstract void opaque(String directory);

    abstract void delete(String path);

    /** A member of this archive is about to be made. */
    abstract void unpacked(String path);

    /** True if all that is there is this archive's. */
    abstract boolean ownTree();

    private static final class None extends Whiteout {
        None(RootedDirectory root) {
            super(root);
        }

        @Override
        boolean names(String path) {
            return false;
        }

        @Override
        void opaque(String directory) {}

        @Override
        void delete(String path) {}

        @Override
        void unpacked(String path) {}

        @Override
        boolean ownTree() {
            return true;
        }
    }

    private static final class Overlay extends Whiteout {
        private static final FileAttributes MARK =
                new FileAttributes(
                        -1, -1, -1, null, null, Map.of(OverlayMarks.OPAQUE, new byte[] {'y'}));

        Overlay(RootedDirectory root) {
            super(root);
        }

        @Override
        void opaque(String directory) {
            root.apply(directory, MARK);
        }

        @Override
        void delete(String path) {
            try {
                root.node(path, FileKind.CHARACTER_DEVICE, 0, 0, 0);
            } catch (LinuxException e) {
                if (!e.is(Errno.EEXIST)) {
                    throw e;
                }
                if (root.stat(path).filter(s -> s.kind() == FileKind.DIRECTORY).isPresent()) {
                    opaque(path);
                }
            }
        }

        @Override
        void unpacked(String path) {}

        @Override
        boolean ownTree() {
            return true;
        }
    }

    private static final class Removing extends Whiteout {
        private final Set<String> own = new HashSet<>();

        Removing(RootedDirectory root) {
            super(root);
        }

        @Override
        void opaque(String directory) {
            root.list(directory).forEach(name -> delete(TreePath.child(directory, name)));
        }

        @Override
        void delete(String path) {
            if (!own.contains(path)) {
                root.deleteTree(path);
            } else if (root.stat(path).filter(s -> s.kind() == FileKind.DIRECTORY).isPresent()) {
                opaque(path);
            }
        }

        @Override
        void unpacked(String path) {
            // The directories above count as brought: they must outlive an opaque mark.
            for (String one = path; !one.isEmpty() && own.add(one); ) {
                one = TreePath.parent(one);
            }
        }

        @Override
        boolean ownTree() {
            return false;
        }
    }
}
