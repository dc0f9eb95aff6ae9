package io.drydock.kernel.linux;

import io.drydock.api.spi.linux.Errno;
import io.drydock.api.spi.linux.LinuxException;

/**
 * A path split into its parent and last component.
 *
 * @param parent relative to the root, empty for the root itself
 * @param name the last component, {@code .} for the root itself
 */
record RootedPath(String parent, String name) {

    static RootedPath of(String path) {
        String bare = strip(path);
        int slash = bare.lastIndexOf('/');
        String name = bare.substring(slash + 1);
        if (name.isEmpty() || name.equals(".")) {
            return slash < 0 ? new RootedPath("", ".") : of(bare.substring(0, slash));
        }
        if (name.equals("..")) {
            throw new LinuxException(Errno.EINVAL, "resolve", path);
        }
        return new RootedPath(slash < 0 ? "" : bare.substring(0, slash), name);
    }

    /** Without slashes at either end and without a leading {@code ./}. */
    static String strip(String path) {
        int start = 0;
        int end = path.length();
        while (end > 0 && path.charAt(end - 1) == '/') {
            end--;
        }
        while (start < end && path.charAt(start) == '/') {
            start++;
        }
        String bare = path.substring(start, end);
        return bare.startsWith("./") ? strip(bare.substring(2)) : bare;
    }
}
