package io.drydock.service.trees;

/** Paths within a tree: relative, with single slashes; empty for the root. */
public final class TreePath {

    private TreePath() {}

    public static String parent(String path) {
        int slash = path.lastIndexOf('/');
        return slash < 0 ? "" : path.substring(0, slash);
    }

    public static String last(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    public static String child(String parent, String name) {
        return parent.isEmpty() ? name : parent + "/" + name;
    }
}
