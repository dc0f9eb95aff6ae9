package io.drydock.service.tar;

import org.jspecify.annotations.Nullable;

/**
 * Where and how to unpack.
 *
 * @param directory in the tree
 * @param keepKinds refuse to replace a directory by something else or the reverse
 * @param owner of all that is made, null for those in the archive
 */
public record Placement(String directory, boolean keepKinds, @Nullable Owner owner) {

    /** User and group by number. */
    public record Owner(int uid, int gid) {}
}
