package io.drydock.service.archive;

import io.drydock.api.model.error.EngineException;
import io.drydock.api.spi.linux.FileKind;
import io.drydock.api.spi.linux.RootedDirectory;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * Where links lead in a tree, as text: also where nothing is. Only names come of it; whatever is
 * opened by them is resolved anew by the kernel, within the tree.
 */
final class Links {

    private static final int MOST = 255;

    private Links() {}

    /** The path without links, relative to the tree; empty for the tree itself. */
    static String follow(RootedDirectory tree, String path) {
        Deque<String> left = new ArrayDeque<>(List.of(path.split("/")));
        Deque<String> done = new ArrayDeque<>();
        int links = 0;
        while (!left.isEmpty()) {
            String part = left.removeFirst();
            if (part.equals("..")) {
                done.pollLast();
            } else if (!part.isEmpty() && !part.equals(".")) {
                done.addLast(part);
                String here = String.join("/", done);
                boolean link =
                        tree.stat(here).filter(it -> it.kind() == FileKind.SYMLINK).isPresent();
                if (link) {
                    if (++links > MOST) {
                        throw EngineException.system(
                                "evalSymlinksInScope: too many links in " + path, null);
                    }
                    prepend(tree.readSymlink(here), done, left);
                }
            }
        }
        return String.join("/", done);
    }

    private static void prepend(String target, Deque<String> done, Deque<String> left) {
        done.removeLast();
        if (target.startsWith("/")) {
            done.clear();
        }
        for (String part : List.of(target.split("/")).reversed()) {
            left.addFirst(part);
        }
    }
}
