package io.drydock.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import io.drydock.api.engine.EngineModule;
import io.drydock.api.model.ApiVersion;
import io.drydock.api.spi.Drivers;

import org.junit.jupiter.api.Test;
import org.osgi.framework.Version;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The contracts are as recorded. With drydock.baseline=record they are recorded instead. */
class ContractsTest {

    private static final Path PACKAGES = Path.of("packages");

    @Test
    void theContractsAreAsRecorded() throws Exception {
        Baseline baseline =
                new Baseline(Version.parseVersion(System.getProperty("drydock.version")));
        Map<String, String> current = new TreeMap<>();
        for (Class<?> one : List.of(ApiVersion.class, Drivers.class, EngineModule.class)) {
            current.putAll(Contracts.of(bundleOf(one)));
        }
        boolean record = System.getProperty("drydock.baseline", "").equals("record");

        List<String> complaints = baseline.complaints(Baseline.recorded(PACKAGES), current);
        if (record && baseline.mayRecord(complaints)) {
            Baseline.record(PACKAGES, current);
        } else {
            assertThat(complaints).isEmpty();
        }
    }

    private static File bundleOf(Class<?> type) throws Exception {
        return new File(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    }
}
