package io.drydock.driver.log.jsonfile;

import io.drydock.api.spi.DriverModule;
import io.drydock.api.spi.log.LogDriver;
import io.drydock.driver.log.files.FileLog;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;

/** The driver {@code json-file}: dockerd's files in dockerd's format. */
@Component(service = LogDriver.class)
@DriverModule(name = "json-file")
public final class JsonFileLog extends FileLog {

    /** Nothing is open yet. */
    @Activate
    public JsonFileLog() {
        super(new JsonLines());
    }

    /** Closes all files. */
    @Deactivate
    public void stop() {
        closeAll();
    }
}
