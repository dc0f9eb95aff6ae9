package io.drydock.driver.runtime.oci;

import java.util.List;

/**
 * Whom a process runs as.
 *
 * @param uid user id
 * @param gid group id
 * @param groups all group ids, the first one among them, as dockerd lists them
 * @param home directory by the passwd file
 */
record User(int uid, int gid, List<Integer> groups, String home) {

    User {
        groups = List.copyOf(groups);
    }
}
