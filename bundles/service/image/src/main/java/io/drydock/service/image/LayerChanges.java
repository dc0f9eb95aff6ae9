package io.drydock.service.image;

import io.drydock.api.model.container.FilesystemChange;
import io.drydock.api.spi.linux.FileKind;
import io.drydock.api.spi.linux.FileStat;
import io.drydock.api.spi.linux.RootedDirectory;
import io.drydock.service.trees.OverlayMarks;
import io.drydock.service.trees.TreePath;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * What a layer changes against those below it, by dockerd's rules: a directory counts as changed
 * when something in it is, or its owner or mode, but not for its time; of what was deleted only the
 * topmost path is told; what the engine itself has made for mounting on does not count.
 *
 * <p>Only the layer's own directory is walked. Beside each of its directories go those of the lower
 * layers that are visible there, as overlayfs puts them together.
 */
final class LayerChanges {

    private static final String CAPABILITY = "security.capability";

    private final RootedDirectory layer;
    private final List<RootedDirectory> lowers;
    private final boolean whole;
    private final List<Change> changes = new ArrayList<>();

    /**
     * Of one path.
     *
     * @param path relative to the root
     * @param stat what is there now, null for what was deleted
     */
    record Change(String path, int kind, @Nullable FileStat stat) {

        FilesystemChange model() {
            return new FilesystemChange(kind, "/" + path);
        }
    }

    /** What is visible of the lower layers at a path. */
    private record Below(@Nullable FileStat stat, List<RootedDirectory> directories) {
        static final Below NOTHING = new Below(null, List.of());
    }

    /**
     * @param lowers the trees below, topmost first
     * @param whole the layer's directory holds everything, not its changes alone
     */
    LayerChanges(RootedDirectory layer, List<RootedDirectory> lowers, boolean whole) {
        this.layer = layer;
        this.lowers = lowers;
        this.whole = whole;
    }

    /** In the order of a walk, directories before what is in them. */
    List<Change> all() {
        directory("", lowers, whole);
        return changes;
    }

    private void directory(String path, List<RootedDirectory> below, boolean opaque) {
        TreeSet<String> names = new TreeSet<>(layer.list(path));
        if (opaque) {
            below.forEach(lower -> names.addAll(lower.list(path)));
        }
        names.removeIf(OverlayMarks::note);
        for (String name : names) {
            String child = TreePath.child(path, name);
            Below lower = below(child, below);
            Optional<FileStat> stat = layer.stat(child);
            if (stat.isEmpty() || (!whole && stat.get().whiteout())) {
                if (lower.stat() != null) {
                    changes.add(new Change(child, FilesystemChange.DELETED, null));
                }
            } else {
                there(child, stat.get(), lower);
            }
        }
    }

    private void there(String path, FileStat stat, Below lower) {
        if (MountPoints.made(path, stat, layer) && lower.stat() == null) {
            if (stat.kind() == FileKind.DIRECTORY) {
                contentOfMade(path, stat);
            }
            return;
        }
        int at = changes.size();
        FileStat before = lower.stat();
        if (before == null) {
            changes.add(new Change(path, FilesystemChange.ADDED, stat));
        } else if (different(path, stat, before)) {
            changes.add(new Change(path, FilesystemChange.MODIFIED, stat));
        }
        boolean told = changes.size() > at;
        if (stat.kind() == FileKind.DIRECTORY) {
            directory(path, lower.directories(), whole || opaque(path));
            if (!told && changes.size() > at) {
                changes.add(at, new Change(path, FilesystemChange.MODIFIED, stat));
            }
        }
    }

    /** A directory the engine made counts from when something else is in it. */
    private void contentOfMade(String path, FileStat stat) {
        int at = changes.size();
        directory(path, List.of(), false);
        if (changes.size() > at) {
            changes.add(at, new Change(path, FilesystemChange.ADDED, stat));
        }
    }

    private Below below(String path, List<RootedDirectory> candidates) {
        FileStat topmost = null;
        List<RootedDirectory> directories = new ArrayList<>();
        for (RootedDirectory lower : candidates) {
            Optional<FileStat> stat = lower.stat(path);
            if (stat.isEmpty()) {
                continue;
            }
            if (stat.get().kind() != FileKind.DIRECTORY) {
                boolean hidden = topmost != null || stat.get().whiteout();
                return hidden ? new Below(topmost, directories) : new Below(stat.get(), List.of());
            }
            topmost = topmost == null ? stat.get() : topmost;
            directories.add(lower);
            if (OverlayMarks.opaque(lower, path)) {
                break;
            }
        }
        return topmost == null ? Below.NOTHING : new Below(topmost, directories);
    }

    private boolean different(String path, FileStat now, FileStat before) {
        boolean attributes =
                now.kind() != before.kind()
                        || now.mode() != before.mode()
                        || now.uid() != before.uid()
                        || now.gid() != before.gid()
                        || now.major() != before.major()
                        || now.minor() != before.minor();
        if (attributes || now.kind() == FileKind.DIRECTORY) {
            return attributes;
        }
        return now.size() != before.size()
                || !now.modified().equals(before.modified())
                || !sameCapability(path);
    }

    private boolean sameCapability(String path) {
        RootedDirectory holder =
                lowers.stream().filter(one -> one.stat(path).isPresent()).findFirst().orElse(layer);
        return Arrays.equals(
                layer.xattr(path, CAPABILITY).orElse(new byte[0]),
                holder.xattr(path, CAPABILITY).orElse(new byte[0]));
    }

    private boolean opaque(String path) {
        return OverlayMarks.opaque(layer, path);
    }
}
