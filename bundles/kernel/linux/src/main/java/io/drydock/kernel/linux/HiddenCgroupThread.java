package io.drydock.kernel.linux;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/**
 * One long-lived thread with a mount namespace of its own in which the unified cgroup hierarchy is
 * not mounted. Children started from it inherit that view.
 *
 * <p>The namespace is a slave of the host's: mounts and unmounts under shared mount points arrive
 * there. See {@link SharedRoots} for hosts where nothing is shared.
 */
final class HiddenCgroupThread implements SpawnPlace {

    private static final int NEW_MOUNTS = 0x20000;
    private static final int OWN_DIRECTORY = 0x200;

    private final ExecutorService thread =
            Executors.newSingleThreadExecutor(
                    Thread.ofPlatform().daemon().name("drydock-hidden-cgroup").factory());
    private boolean prepared;

    /** Starts the thread at once: one started later would inherit the first caller's namespaces. */
    HiddenCgroupThread() {
        thread.execute(() -> {});
    }

    @Override
    public int spawn(Supplier<Integer> work) {
        return Offload.join(
                CompletableFuture.supplyAsync(
                        () -> {
                            prepare();
                            return work.get();
                        },
                        thread));
    }

    void stop() {
        thread.shutdown();
    }

    /** Runs on the thread only. */
    private void prepare() {
        if (prepared) {
            return;
        }
        Calls.check(LibC.unshare(NEW_MOUNTS | OWN_DIRECTORY), "unshare", "mount namespace");
        byte[] none = CString.of("none");
        long slave = MountFlags.SLAVE | MountFlags.RECURSIVE;
        Calls.check(LibC.mount(none, CString.of("/"), null, slave, null), "make slave", "/");
        Calls.check(
                LibC.umount2(CString.of(HybridCgroup.UNIFIED), MountFlags.DETACH),
                "unmount",
                HybridCgroup.UNIFIED);
        prepared = true;
    }
}
