package io.drydock.driver.runtime.oci;

import java.nio.file.Path;
import java.util.List;

/** The device nodes of the host. */
interface HostDevices {

    /** All nodes below /dev that a privileged container gets. */
    List<DeviceNode> all();

    /**
     * The node at a path, links followed, or all nodes below a directory; paths as the container
     * shall see them.
     */
    List<DeviceNode> at(Path host, String container);
}
