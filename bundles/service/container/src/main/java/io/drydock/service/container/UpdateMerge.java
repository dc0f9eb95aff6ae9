package io.drydock.service.container;

import static io.drydock.api.model.error.EngineException.conflict;

import io.drydock.api.model.container.ContainerUpdateRequest;
import io.drydock.api.model.container.HostConfig;
import io.drydock.api.model.container.Resources;
import io.drydock.api.model.container.RestartPolicy;
import io.drydock.api.model.error.EngineException;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** An update as a function of values. */
final class UpdateMerge {

    private UpdateMerge() {}

    static HostConfig of(HostConfig host, ContainerUpdateRequest request) {
        Resources resources = merged(host.resources(), request.resources());
        RestartPolicy policy = request.restartPolicy();
        boolean other = !policy.name().isEmpty();
        if (other && host.autoRemove() && !policy.name().equals("no")) {
            throw conflict(
                    "Restart policy cannot be updated because AutoRemove is enabled for the"
                            + " container");
        }
        return host.with(
                draft -> {
                    if (request.portBindings() != null) {
                        draft.portBindings = request.portBindings();
                    }
                    draft.resources = resources;
                    draft.restartPolicy = other ? policy : host.restartPolicy();
                });
    }

    private static Resources merged(Resources present, Resources wanted) {
        checkProcessors(present, wanted);
        checkMemory(present, wanted);
        return present.with(
                draft -> {
                    draft.cpuShares = either(wanted.cpuShares(), present.cpuShares());
                    draft.nanoCpus = either(wanted.nanoCpus(), present.nanoCpus());
                    draft.cpuPeriod = either(wanted.cpuPeriod(), present.cpuPeriod());
                    draft.cpuQuota = either(wanted.cpuQuota(), present.cpuQuota());
                    draft.cpuRealtimePeriod =
                            either(wanted.cpuRealtimePeriod(), present.cpuRealtimePeriod());
                    draft.cpuRealtimeRuntime =
                            either(wanted.cpuRealtimeRuntime(), present.cpuRealtimeRuntime());
                    draft.cpusetCpus = either(wanted.cpusetCpus(), present.cpusetCpus());
                    draft.cpusetMems = either(wanted.cpusetMems(), present.cpusetMems());
                    draft.memory = either(wanted.memory(), present.memory());
                    draft.memorySwap =
                            either(
                                    wanted.memorySwap(),
                                    wanted.memory() == 0 ? present.memorySwap() : swap(present));
                    draft.memoryReservation =
                            either(wanted.memoryReservation(), present.memoryReservation());
                    draft.blkioWeight =
                            wanted.blkioWeight() == 0
                                    ? present.blkioWeight()
                                    : wanted.blkioWeight();
                    draft.blkioWeightDevice =
                            either(wanted.blkioWeightDevice(), present.blkioWeightDevice());
                    draft.blkioDeviceReadBps =
                            either(wanted.blkioDeviceReadBps(), present.blkioDeviceReadBps());
                    draft.blkioDeviceWriteBps =
                            either(wanted.blkioDeviceWriteBps(), present.blkioDeviceWriteBps());
                    draft.blkioDeviceReadIOps =
                            either(wanted.blkioDeviceReadIOps(), present.blkioDeviceReadIOps());
                    draft.blkioDeviceWriteIOps =
                            either(wanted.blkioDeviceWriteIOps(), present.blkioDeviceWriteIOps());
                    Long pids = wanted.pidsLimit();
                    draft.pidsLimit =
                            pids == null ? present.pidsLimit() : Long.valueOf(Math.max(pids, 0));
                });
    }

    /** NanoCpus is a period and a quota in another form: who has one cannot get the other. */
    private static void checkProcessors(Resources present, Resources wanted) {
        if (wanted.nanoCpus() > 0 && present.cpuPeriod() > 0) {
            throw conflicting("Nano CPUs cannot be updated as CPU Period has already been set");
        }
        if (wanted.nanoCpus() > 0 && present.cpuQuota() > 0) {
            throw conflicting("Nano CPUs cannot be updated as CPU Quota has already been set");
        }
        if (wanted.cpuPeriod() > 0 && present.nanoCpus() > 0) {
            throw conflicting("CPU Period cannot be updated as NanoCPUs has already been set");
        }
        if (wanted.cpuQuota() > 0 && present.nanoCpus() > 0) {
            throw conflicting("CPU Quota cannot be updated as NanoCPUs has already been set");
        }
    }

    private static EngineException conflicting(String what) {
        return conflict("Conflicting options: " + what);
    }

    private static void checkMemory(Resources present, Resources wanted) {
        long swap = swap(present);
        if (wanted.memorySwap() == 0 && swap != -1 && wanted.memory() > swap) {
            throw conflict(
                    "Memory limit should be smaller than already set memoryswap limit, update"
                            + " the memoryswap at the same time");
        }
    }

    /** In force now: twice the memory when only that was set. */
    private static long swap(Resources present) {
        return present.memorySwap() == 0 ? present.memory() * 2 : present.memorySwap();
    }

    /** What changes of the running container, with memory's swap, which it drags along. */
    static Resources live(Resources present, Resources wanted) {
        Long pids = wanted.pidsLimit();
        Resources change =
                merged(Resources.NONE.with(draft -> draft.memorySwap = -1), wanted)
                        .with(
                                draft -> {
                                    draft.memorySwap = wanted.memorySwap();
                                    draft.pidsLimit =
                                            pids == null
                                                    ? null
                                                    : Long.valueOf(pids <= 0 ? -1 : pids);
                                });
        return change.memory() > 0 && change.memorySwap() == 0
                ? change.with(draft -> draft.memorySwap = swap(present))
                : change;
    }

    /** What an update cannot change; dockerd says nothing of it. */
    static List<String> warnings(Resources wanted) {
        List<String> found = new ArrayList<>();
        ignored(found, "Devices", isEmpty(wanted.devices()));
        ignored(found, "DeviceCgroupRules", isEmpty(wanted.deviceCgroupRules()));
        ignored(found, "DeviceRequests", isEmpty(wanted.deviceRequests()));
        ignored(found, "Ulimits", isEmpty(wanted.ulimits()));
        ignored(found, "CgroupParent", wanted.cgroupParent().isEmpty());
        ignored(found, "MemorySwappiness", wanted.memorySwappiness() == null);
        ignored(found, "OomKillDisable", wanted.oomKillDisable() == null);
        return found;
    }

    private static void ignored(List<String> warnings, String field, boolean absent) {
        if (!absent) {
            warnings.add(field + " of a container cannot be updated. " + field + " discarded.");
        }
    }

    private static boolean isEmpty(@Nullable List<?> list) {
        return list == null || list.isEmpty();
    }

    private static long either(long wanted, long present) {
        return wanted == 0 ? present : wanted;
    }

    private static String either(String wanted, String present) {
        return wanted.isEmpty() ? present : wanted;
    }

    private static <T> @Nullable List<T> either(
            @Nullable List<T> wanted, @Nullable List<T> present) {
        return isEmpty(wanted) ? present : wanted;
    }
}
