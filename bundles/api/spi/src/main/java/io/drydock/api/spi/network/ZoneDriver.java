package io.drydock.api.spi.network;

import org.osgi.annotation.versioning.ConsumerType;

import java.util.List;

/**
 * Makes a manager of the host's packet filter (firewalld) let the packets of the engine's bridges
 * pass: what one table of the kernel accepts another may still drop.
 *
 * <p>Nothing is kept in the driver, and the manager forgets links at each reload: then {@link
 * #keep} names all of them again. Where no such manager runs nothing happens.
 */
@ConsumerType
public interface ZoneDriver {

    /**
     * These links are in the engine's zone on return; others stay where they are.
     *
     * @return what was not there before, one line each
     * @throws io.drydock.api.spi.DriverException if the manager refuses
     */
    List<String> keep(List<String> links);

    /** Takes a link that is about to go out of the zone; nothing happens if it is not in it. */
    void remove(String link);
}
