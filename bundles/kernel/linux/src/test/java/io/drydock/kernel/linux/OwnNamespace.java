package io.drydock.kernel.linux;

import java.util.concurrent.Callable;

/** Runs a test body in mount and network namespaces of its own, on a thread that ends with it. */
final class OwnNamespace {

    private static final int NEW_NETWORK = 0x40000000;
    private static final int NEW_MOUNTS = 0x20000;
    private static final int OWN_DIRECTORY = 0x200;

    private OwnNamespace() {}

    interface Body {
        void run() throws Exception;
    }

    static void run(Body body) {
        call(
                () -> {
                    body.run();
                    return true;
                });
    }

    static <T> T call(Callable<T> body) {
        return FreshThread.call(
                () -> {
                    int all = NEW_NETWORK | NEW_MOUNTS | OWN_DIRECTORY;
                    Calls.check(LibC.unshare(all), "unshare", "test");
                    long isolated = MountFlags.PRIVATE | MountFlags.RECURSIVE;
                    byte[] none = CString.of("none");
                    Calls.check(
                            LibC.mount(none, CString.of("/"), null, isolated, null),
                            "isolate",
                            "/");
                    return body.call();
                });
    }
}
