package io.drydock.launcher;

import com.sun.management.HotSpotDiagnosticMXBean;
import com.sun.management.HotSpotDiagnosticMXBean.ThreadDumpFormat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Instant;

/** All threads, virtual ones too, with what they are doing. */
final class ThreadDump {

    private ThreadDump() {}

    /** Writes a file of its own into the folder and returns its path. */
    static Path write(Path folder) {
        String stamp = Instant.now().toString().replace(":", "");
        Path file = folder.toAbsolutePath().resolve("thread-dump-" + stamp + ".log");
        try {
            ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
                    .dumpThreads(file.toString(), ThreadDumpFormat.TEXT_PLAIN);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
        return file;
    }
}
