package io.drydock.service.archive;

import java.nio.file.Path;

/**
 * A path as a client gave it, made absolute and without {@code ..}. A slash or {@code /.} at its
 * end is kept, as it asks for what a link leads to.
 *
 * @param given by the client
 * @param absolute {@code /etc}, {@code /etc/}, {@code /etc/.} or {@code /}
 */
record Ask(String given, String absolute) {

    static Ask of(String given) {
        String clean = Path.of("/").resolve(Path.of("/" + given)).normalize().toString();
        String absolute = clean;
        if (given.equals(".") || given.endsWith("/.")) {
            absolute = clean.endsWith("/") ? clean + "." : clean + "/.";
        } else if (given.endsWith("/") && !clean.endsWith("/")) {
            absolute = clean + "/";
        }
        return new Ask(given, absolute);
    }

    /** All up to the last slash. */
    String directory() {
        return absolute.substring(0, absolute.lastIndexOf('/') + 1);
    }

    /** What follows the last slash; empty and {@code .} mean the directory itself. */
    String last() {
        return absolute.substring(absolute.lastIndexOf('/') + 1);
    }

    /** Whether only a directory will do. */
    boolean directoryOnly() {
        return last().isEmpty() || last().equals(".");
    }

    /** What it is called in an archive: {@code etc}, {@code .}, or {@code /}. */
    String name() {
        if (absolute.equals("/")) {
            return "/";
        }
        String bare =
                absolute.endsWith("/") ? absolute.substring(0, absolute.length() - 1) : absolute;
        return bare.substring(bare.lastIndexOf('/') + 1);
    }
}
