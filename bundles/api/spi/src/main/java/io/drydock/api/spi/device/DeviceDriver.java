package io.drydock.api.spi.device;

import org.osgi.annotation.versioning.ConsumerType;

import java.util.List;

/**
 * Provides devices to containers that ask for them in {@code HostConfig.DeviceRequests}.
 *
 * <p><b>Story.</b> A request names a driver, or none and leaves the choice to {@link
 * #capabilities}. At each start of the container {@link #resolve} says what it gets; the engine
 * puts that into the specification for the runtime. Nothing is reserved and nothing is undone: two
 * containers may have the same device.
 *
 * <p><b>Rules.</b> Any thread, concurrently. Read what is installed at each call: devices come and
 * go. Errors are {@link io.drydock.api.spi.DriverException} and reach the user as they are.
 */
@ConsumerType
public interface DeviceDriver {

    /** What its devices can do: {@code gpu}; empty when it serves only who names it. */
    List<String> capabilities();

    /**
     * What a container gets for a wish.
     *
     * @throws io.drydock.api.spi.DriverException INVALID for a wish that makes no sense, NOT_FOUND
     *     for devices that are not there
     */
    DeviceEdits resolve(DeviceWish wish);
}
