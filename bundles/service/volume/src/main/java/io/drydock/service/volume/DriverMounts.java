package io.drydock.service.volume;

import io.drydock.api.spi.volume.VolumeDriver;
import io.drydock.service.volume.MountTable.Mounted;

import java.nio.file.Path;
import java.util.function.Function;

/** Mounts as drivers are told of them. */
final class DriverMounts {

    private final VolumeDrivers drivers;

    DriverMounts(VolumeDrivers drivers) {
        this.drivers = drivers;
    }

    Path mount(Mounted mount, VolumeRecord volume) {
        String subject = "error while mounting volume '" + volume.mountpoint() + "'";
        Function<VolumeDriver, Path> call = it -> it.mount(volume.name(), mount.id());
        return volume.options() == null && volume.driver().equals(VolumeDrivers.LOCAL)
                ? drivers.call(volume.driver(), subject, call)
                : drivers.callSlow(volume.driver(), subject, call);
    }

    void unmount(Mounted mount, VolumeRecord volume) {
        drivers.call(
                volume.driver(),
                "unmount " + volume.name(),
                driver -> {
                    driver.unmount(mount.volume(), mount.id());
                    return true;
                });
    }
}
