package io.drydock.service.container;

import static io.drydock.api.model.error.EngineException.conflict;
import static io.drydock.api.model.error.EngineException.invalid;
import static io.drydock.api.model.error.EngineException.notImplemented;

import io.drydock.api.model.container.ContainerConfig;
import io.drydock.api.model.container.HostConfig;
import io.drydock.api.model.container.Resources;
import io.drydock.api.model.container.RestartPolicy;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a create request must hold to, with dockerd's texts; and what this engine cannot do yet. */
final class CreateRules {

    private static final long MINIMUM_MEMORY = 6L << 20;
    private static final Set<String> RESTART_POLICIES =
            Set.of("", "no", "always", "unless-stopped", "on-failure");

    private final int processors;

    CreateRules(int processors) {
        this.processors = processors;
    }

    void check(ContainerConfig config, HostConfig host) {
        if (config.hostname().length() > 64) {
            throw invalid(
                    "invalid hostname: hostname \"%s\" is too long (maximum 64 bytes)"
                            .formatted(config.hostname()));
        }
        if (!config.workingDir().isEmpty() && !config.workingDir().startsWith("/")) {
            throw invalid(
                    "the working directory '%s' is invalid, it needs to be an absolute path"
                            .formatted(config.workingDir()));
        }
        for (String pair : orNone(config.env())) {
            if (pair.isEmpty() || pair.startsWith("=")) {
                throw invalid("invalid environment variable: " + pair);
            }
        }
        Signals.number(config.stopSignal().isEmpty() ? "SIGTERM" : config.stopSignal());
        HealthRules.check(config.healthcheck());
        checkRestart(host);
        checkModes(config, host);
        checkResources(host.resources());
        refuseUnfinished(config, host);
    }

    static void checkRestart(RestartPolicy policy, boolean autoRemove) {
        if (!RESTART_POLICIES.contains(policy.name())) {
            throw invalid(
                    "invalid restart policy: unknown policy '%s'; use one of 'no', 'always',"
                                    .formatted(policy.name())
                            + " 'on-failure', or 'unless-stopped'");
        }
        if (policy.maximumRetryCount() < 0) {
            throw invalid("invalid restart policy: maximum retry count cannot be negative");
        }
        if (policy.maximumRetryCount() != 0 && !policy.name().equals("on-failure")) {
            throw invalid(
                    "invalid restart policy: maximum retry count can only be used with"
                            + " 'on-failure'");
        }
        if (autoRemove && !policy.name().isEmpty() && !policy.name().equals("no")) {
            throw invalid("can't create 'AutoRemove' container with restart policy");
        }
    }

    private static void checkRestart(HostConfig host) {
        checkRestart(host.restartPolicy(), host.autoRemove());
    }

    private static void checkModes(ContainerConfig config, HostConfig host) {
        if (host.utsMode().equals("host") && !config.hostname().isEmpty()) {
            throw invalid("conflicting options: hostname and the UTS mode");
        }
        if (host.networkMode().startsWith("container:") && !orNoPorts(host).isEmpty()) {
            throw conflict(
                    "conflicting options: port publishing and the container type network mode");
        }
        if (host.oomScoreAdj() < -1000 || host.oomScoreAdj() > 1000) {
            throw invalid(
                    "Invalid value %d, range for oom score adj is [-1000, 1000]"
                            .formatted(host.oomScoreAdj()));
        }
        if (host.shmSize() < 0) {
            throw invalid("SHM size can not be less than 0");
        }
    }

    private static Map<String, ?> orNoPorts(HostConfig host) {
        return host.portBindings() == null ? Map.of() : host.portBindings();
    }

    /** Of an update: a swap limit may come alone, the memory limit is there already. */
    void checkUpdate(Resources limits, RestartPolicy policy) {
        checkResources(limits.memory() == 0 ? limits.with(draft -> draft.memorySwap = 0) : limits);
        checkRestart(policy, false);
    }

    private void checkResources(Resources limits) {
        long memory = limits.memory();
        if (memory != 0 && memory < MINIMUM_MEMORY) {
            throw invalid("Minimum memory limit allowed is 6MB");
        }
        if (memory == 0 && limits.memorySwap() > 0) {
            throw invalid("You should always set the Memory limit when using Memoryswap limit");
        }
        if (memory > 0 && limits.memorySwap() > 0 && limits.memorySwap() < memory) {
            throw invalid("Minimum memoryswap limit should be larger than memory limit");
        }
        if (limits.memoryReservation() > 0 && limits.memoryReservation() < MINIMUM_MEMORY) {
            throw invalid("Minimum memory reservation allowed is 6MB");
        }
        if (memory > 0 && limits.memoryReservation() > memory) {
            throw invalid("Minimum memory limit can not be less than memory reservation limit");
        }
        Long swappiness = limits.memorySwappiness();
        if (swappiness != null && swappiness != -1 && (swappiness < 0 || swappiness > 100)) {
            throw invalid(
                    "Invalid value: %d, valid memory swappiness range is 0-100"
                            .formatted(swappiness));
        }
        checkProcessors(limits);
        if (limits.blkioWeight() != 0
                && (limits.blkioWeight() < 10 || limits.blkioWeight() > 1000)) {
            throw invalid("Range of blkio weight is from 10 to 1000");
        }
    }

    private void checkProcessors(Resources limits) {
        if (limits.nanoCpus() > 0 && (limits.cpuPeriod() > 0 || limits.cpuQuota() > 0)) {
            throw invalid(
                    "Conflicting options: Nano CPUs and CPU %s cannot both be set"
                            .formatted(limits.cpuPeriod() > 0 ? "Period" : "Quota"));
        }
        if (limits.nanoCpus() < 0 || limits.nanoCpus() > processors * 1_000_000_000L) {
            throw invalid(
                    "Range of CPUs is from 0.01 to %d.00, as there are only %d CPUs available"
                            .formatted(processors, processors));
        }
        if (limits.cpuPeriod() != 0
                && (limits.cpuPeriod() < 1000 || limits.cpuPeriod() > 1000000)) {
            throw invalid(
                    "CPU cfs period can not be less than 1ms (i.e. 1000) or larger than 1s (i.e."
                            + " 1000000)");
        }
        if (limits.cpuQuota() > 0 && limits.cpuQuota() < 1000) {
            throw invalid("CPU cfs quota can not be less than 1ms (i.e. 1000)");
        }
        CpuSet.check(limits.cpusetCpus(), processors);
    }

    /** Silence would be a lie: what has no effect yet is refused by name. */
    private static void refuseUnfinished(ContainerConfig config, HostConfig host) {
        refuse(!orNone(host.links()).isEmpty(), "links between containers");
        refuse(!orNone(host.volumesFrom()).isEmpty(), "volumes from other containers");
        refuse(!host.cgroup().isEmpty(), "joining another container's cgroup");
        refuse(
                host.resources().deviceRequests() != null
                        && !host.resources().deviceRequests().isEmpty(),
                "device requests");
        refuse(
                !host.usernsMode().isEmpty() && !host.usernsMode().equals("host"),
                "user namespaces other than the host's");
        refuse(config.networkDisabled(), "disabling the network by NetworkDisabled");
    }

    private static void refuse(boolean asked, String what) {
        if (asked) {
            throw notImplemented(what + " is not implemented yet");
        }
    }

    private static List<String> orNone(@Nullable List<String> list) {
        return list == null ? List.of() : list;
    }
}
