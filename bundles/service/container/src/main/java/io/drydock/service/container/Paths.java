package io.drydock.service.container;

import java.nio.file.Path;

/** Paths of containers as text. */
final class Paths {

    private Paths() {}

    /** Absolute and without {@code .}, {@code ..} and doubled slashes; lexical, touches no file. */
    static String normal(String path) {
        return Path.of("/").resolve(path).normalize().toString();
    }
}
