package io.drydock.service.tar;

import java.util.ArrayDeque;
import java.util.Deque;

/** A member's name as a path within the tree it is unpacked into. */
public final class MemberPath {

    private MemberPath() {}

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

    private static void climb(String name, Deque<String> parts) throws ArchiveException {
        if (parts.pollLast() == null && !name.startsWith("/")) {
            throw new ArchiveException("\"" + name + "\" is outside of \"/\"");
        }
    }
}
