package io.drydock.driver.log.local;

import io.drydock.api.spi.DriverModule;
import io.drydock.api.spi.log.LogDriver;
import io.drydock.api.spi.log.LogTarget;
import io.drydock.driver.log.files.FileLog;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;

/** The driver {@code local}: dockerd's files in dockerd's format. */
@Component(service = LogDriver.class)
@DriverModule(name = "local")
public final class LocalLog extends FileLog {

    /** Nothing is open yet. */
    @Activate
    public LocalLog() {
        super(new Records());
    }

    /** Its files are not for users. */
    @Override
    public String path(LogTarget target) {
        return "";
    }

    /** Closes all files. */
    @Deactivate
    public void stop() {
        closeAll();
    }
}
