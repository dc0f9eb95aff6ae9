package io.drydock.driver.runtime.oci;

import io.drydock.api.spi.DriverException;
import io.drydock.api.spi.linux.ProcessOutput;
import io.drydock.api.spi.runtime.RuntimeCommand;
import io.drydock.api.spi.runtime.RuntimeReport;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Asks programs for their versions. */
final class Probe {

    private static final Pattern VERSION = Pattern.compile("version:? ([0-9][^\\s,]*)");
    private static final Pattern COMMIT = Pattern.compile("commit:? ([0-9a-zA-Z][^\\s,]*)");

    private final RuntimeProgram program;

    Probe(RuntimeProgram program) {
        this.program = program;
    }

    RuntimeReport report(RuntimeCommand command) {
        Map<String, String> versions = new LinkedHashMap<>();
        try {
            add(versions, "conmon", command, program.conmon());
            add(versions, command.name(), command, command.path().toString());
            return new RuntimeReport(true, "", versions);
        } catch (DriverException e) {
            return new RuntimeReport(false, e.getMessage(), versions);
        }
    }

    private void add(
            Map<String, String> versions, String name, RuntimeCommand runtime, String path) {
        ProcessOutput output = program.run(runtime, List.of(path, "--version"));
        Matcher version = VERSION.matcher(output.stdout());
        versions.put(name, version.find() ? version.group(1) : "unknown");
        Matcher commit = COMMIT.matcher(output.stdout());
        if (commit.find()) {
            versions.put(name + ".commit", commit.group(1));
        }
    }
}
