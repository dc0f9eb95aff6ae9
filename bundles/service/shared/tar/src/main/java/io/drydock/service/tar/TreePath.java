package io.drydock.service.tar;

import java.util.ArrayDeque;
import java.util.Deque;

/** A member's name as a path within the layer. */
public final class TreePath {

    private TreePath() {}

    /**
     * The name without {@code .}, {@code ..} and slashes around; empty for the root itself. As with
     * docker an absolute name starts from the root, and a relative one may not climb above it.
     */
    public static String of(String name) throws ArchiveException {
        if (name.indexOf('\0') >= 0) {
            throw new ArchiveException("invalid name in archive: it holds a NUL");
        }
        Deque<String> parts = new ArrayDeque<>();
        for (String part : name.split("/")) {
            switch (part) {
                case "", "." -> {}
                case ".." -> climb(name, parts);
                default -> parts.add(part);
            }
        }
        return String.join("/", parts);
    }

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

    private static void climb(String name, Deque<String> parts) throws ArchiveException {
        if (parts.pollLast() == null && !name.startsWith("/")) {
            throw new ArchiveException("\"" + name + "\" is outside of \"/\"");
        }
    }
}
