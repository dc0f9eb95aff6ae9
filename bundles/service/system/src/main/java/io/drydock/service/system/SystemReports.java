package io.drydock.service.system;

import io.drydock.api.engine.system.SystemInformation;
import io.drydock.api.model.ApiVersion;
import io.drydock.api.model.system.DiskUsage;
import io.drydock.api.model.system.SystemInfo;
import io.drydock.api.model.system.SystemVersion;
import io.drydock.api.spi.linux.HostFacts;

import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** Answers what the engine is asked of itself. */
final class SystemReports implements SystemInformation {
    private final HostFacts host;
    private final Parts parts;
    private final InfoReport info;
    private final InfoHistory history;
    private final VersionReport versions;
    private final Supplier<Tools> tools;
    private final SharedScans scans = new SharedScans();

    SystemReports(
            HostFacts host,
            Parts parts,
            InfoReport info,
            InfoHistory history,
            VersionReport versions,
            Supplier<Tools> tools) {
        this.host = host;
        this.parts = parts;
        this.info = info;
        this.history = history;
        this.versions = versions;
        this.tools = tools;
    }

    @Override
    public SystemInfo info(ApiVersion version) {
        return history.of(info.of(host, tools.get()), version);
    }

    @Override
    public SystemVersion version() {
        return versions.of(tools.get());
    }

    @Override
    public DiskUsage diskUsage(ApiVersion version, Set<String> types, boolean verbose) {
        DiskUsageReport report = DiskUsageReport.of(version, types, verbose);
        Set<String> scanned = report.types();
        Object question = List.of(version, scanned);
        return report.report(scans.scan(question, () -> Scan.of(parts, version, scanned)));
    }
}
