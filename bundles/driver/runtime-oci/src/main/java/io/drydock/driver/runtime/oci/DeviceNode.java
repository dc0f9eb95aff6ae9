package io.drydock.driver.runtime.oci;

import java.util.Map;

/**
 * A device as the runtime makes it.
 *
 * @param path in the container
 * @param type {@code c} or {@code b}
 * @param mode permission bits
 */
record DeviceNode(String path, String type, int major, int minor, int mode, int uid, int gid) {

    Map<String, Object> description() {
        return new Fields()
                .put("path", path)
                .put("type", type)
                .put("major", major)
                .put("minor", minor)
                .put("fileMode", mode)
                .put("uid", uid)
                .put("gid", gid)
                .map();
    }

    Map<String, Object> rule(String access) {
        return new Fields()
                .put("allow", true)
                .put("type", type)
                .put("major", major)
                .put("minor", minor)
                .put("access", access)
                .map();
    }
}
