package io.drydock.service.admission;

import static io.drydock.api.model.error.EngineException.invalid;

import io.drydock.api.model.container.ContainerConfig;
import io.drydock.api.model.container.HostConfig;
import io.drydock.api.model.container.Resources;
import io.drydock.api.model.container.RestartPolicy;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** What a container must hold to, with dockerd's texts; and what this engine cannot do yet. */
final class CreateRules {

    private static final Set<String> RESTART_POLICIES =
            Set.of("", "no", "always", "unless-stopped", "on-failure");

    private final ResourceRules resources;

    CreateRules(KernelLimits kernel) {
        resources = new ResourceRules(kernel);
    }

    /** The host configuration in force; what is left out of it is told to {@code warnings}. */
    HostConfig check(ContainerConfig config, HostConfig host, Consumer<String> warnings) {
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
        HealthRules.check(config.healthcheck());
        checkRestart(host);
        ModeRules.check(config, host);
        NetworkRules.check(config, host);
        checkNumbers(host);
        Resources limits = resources.check(host.resources(), warnings);
        return host.with(draft -> draft.resources = limits);
    }

    /** Of the request as it came: the merge with the image's takes empty ones away. */
    static void environment(ContainerConfig config) {
        for (String pair : orNone(config.env())) {
            if (pair.isEmpty() || pair.startsWith("=")) {
                throw invalid("invalid environment variable: " + pair);
            }
        }
    }

    private static void checkNumbers(HostConfig host) {
        if (host.oomScoreAdj() < -1000 || host.oomScoreAdj() > 1000) {
            throw invalid(
                    "Invalid value %d, range for oom score adj is [-1000, 1000]"
                            .formatted(host.oomScoreAdj()));
        }
        if (host.shmSize() < 0) {
            throw invalid("SHM size can not be less than 0");
        }
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

    /** Of an update: a swap limit may come alone, the memory limit is there already. */
    void checkUpdate(Resources limits, RestartPolicy policy) {
        Resources alone = limits.with(draft -> draft.memorySwap = 0);
        resources.check(limits.memory() == 0 ? alone : limits, warning -> {});
        checkRestart(policy, false);
    }

    private static List<String> orNone(@Nullable List<String> list) {
        return list == null ? List.of() : list;
    }
}
