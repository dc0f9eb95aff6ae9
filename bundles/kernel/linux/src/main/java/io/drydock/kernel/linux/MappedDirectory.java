package io.drydock.kernel.linux;

import io.drydock.api.spi.linux.FileAttributes;
import io.drydock.api.spi.linux.FileKind;
import io.drydock.api.spi.linux.FileStat;
import io.drydock.api.spi.linux.RootedDirectory;
import io.drydock.api.spi.linux.RootedFile;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A tree whose owners are those a container sees; what is made in it belongs to its root. */
record MappedDirectory(RootedDirectory tree, IdMaps maps) implements RootedDirectory {

    private static final FileAttributes ROOT = new FileAttributes(0, 0, -1, null, null, Map.of());

    @Override
    public Path path() {
        return tree.path();
    }

    @Override
    public RootedFile create(String path, int mode) {
        RootedFile file = new MappedFile(tree.create(path, mode), maps);
        file.apply(ROOT);
        return file;
    }

    @Override
    public RootedFile open(String path) {
        return new MappedFile(tree.open(path), maps);
    }

    @Override
    public void directory(String path, int mode) {
        tree.directory(path, mode);
        apply(path, ROOT);
    }

    @Override
    public void directories(String path, int mode) {
        String bare = RootedPath.strip(path);
        for (int slash = bare.indexOf('/'); slash > 0; slash = bare.indexOf('/', slash + 1)) {
            makeMissing(bare.substring(0, slash), 0755);
        }
        makeMissing(bare, mode);
        // of what is there now, the tree knows whether it will do
        tree.directories(path, mode);
    }

    private void makeMissing(String path, int mode) {
        if (!path.isEmpty() && tree.stat(path).isEmpty()) {
            directory(path, mode);
        }
    }

    @Override
    public void symlink(String path, String target) {
        tree.symlink(path, target);
        apply(path, ROOT);
    }

    @Override
    public void hardlink(String path, String existing) {
        tree.hardlink(path, existing);
    }

    @Override
    public void node(String path, FileKind kind, int mode, int major, int minor) {
        tree.node(path, kind, mode, major, minor);
        apply(path, ROOT);
    }

    @Override
    public void apply(String path, FileAttributes attributes) {
        tree.apply(path, maps.outside(attributes));
    }

    @Override
    public Optional<FileStat> stat(String path) {
        return tree.stat(path).map(maps::inside);
    }

    @Override
    public String readSymlink(String path) {
        return tree.readSymlink(path);
    }

    @Override
    public List<String> list(String path) {
        return tree.list(path);
    }

    @Override
    public Optional<byte[]> xattr(String path, String name) {
        return tree.xattr(path, name);
    }

    @Override
    public List<String> xattrs(String path) {
        return tree.xattrs(path);
    }

    @Override
    public String resolve(String path) {
        return tree.resolve(path);
    }

    @Override
    public void rename(String from, String to) {
        tree.rename(from, to);
    }

    @Override
    public boolean delete(String path) {
        return tree.delete(path);
    }

    @Override
    public boolean deleteTree(String path) {
        return tree.deleteTree(path);
    }

    @Override
    public void close() {
        tree.close();
    }
}
