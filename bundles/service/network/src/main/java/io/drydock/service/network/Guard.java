package io.drydock.service.network;

import io.drydock.api.model.error.EngineException;
import io.drydock.api.spi.DriverException;
import io.drydock.api.spi.network.NetworkDriver;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Has drivers look every second whether somebody has taken away what is theirs, and tells what was
 * found. Another generation of a driver learns this way, too, what there is.
 */
final class Guard implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Guard.class);
    private static final int LONGEST = 20;

    private final NetworkDrivers drivers;
    private final Publisher publisher;
    private final Map<String, String> troubles = new HashMap<>();
    private volatile boolean off;
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(
                    work -> Thread.ofPlatform().name("network-guard").daemon().unstarted(work));

    Guard(NetworkDrivers drivers, Publisher publisher) {
        this.drivers = drivers;
        this.publisher = publisher;
        thread.scheduleWithFixedDelay(this::look, 1, 1, TimeUnit.SECONDS);
    }

    /** Nothing is looked at while another generation of this service is in charge. */
    void off(boolean wanted) {
        off = wanted;
    }

    private void look() {
        if (!off) {
            drivers.introduced().forEach(this::look);
        }
    }

    private void look(String driver) {
        try {
            List<String> found = drivers.network(driver, NetworkDriver::mend);
            troubles.remove(driver);
            if (!found.isEmpty()) {
                tell(driver, found);
            }
        } catch (DriverException | EngineException e) {
            // Said once, not every second.
            String trouble = String.valueOf(e.getMessage());
            if (!trouble.equals(troubles.put(driver, trouble))) {
                LOG.warn("network driver {} cannot look after its rules: {}", driver, trouble);
            }
        } catch (RuntimeException e) {
            LOG.error("network driver {}", driver, e);
        }
    }

    private void tell(String driver, List<String> found) {
        LOG.warn("network driver {}: mended {} things that others changed", driver, found.size());
        found.stream().limit(LONGEST).forEach(line -> LOG.warn("mended: {}", line));
        publisher.mended(driver, found);
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
