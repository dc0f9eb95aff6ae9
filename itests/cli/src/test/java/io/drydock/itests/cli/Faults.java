package io.drydock.itests.cli;

import java.util.List;

/** A {@link FaultProxy} in front of a registry, on the engine's loopback. */
final class Faults implements AutoCloseable {

    private final Command proxy;
    private final int port;

    Faults(Engine engine, int port, int registry) {
        this.port = port;
        this.proxy =
                engine.insideStarted(
                        System.getProperty("java.home") + "/bin/java",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path").split(":")[0],
                        FaultProxy.class.getName(),
                        Integer.toString(port),
                        Integer.toString(registry));
        Await.until("the proxy", () -> proxy.soFar().startsWith("listening"));
    }

    /** A repository as seen through the proxy. */
    String name(String repository) {
        return "127.0.0.1:" + port + "/" + repository;
    }

    /** Does that from now on; see {@link FaultProxy}. */
    void now(String fault) {
        long before = told(fault);
        proxy.type(fault + "\n");
        Await.until(fault, () -> told(fault) > before);
    }

    private long told(String fault) {
        return proxy.soFar().lines().filter(("now " + fault)::equals).count();
    }

    /** The requests since the last instruction. */
    List<String> requests() {
        String all = proxy.soFar();
        int last = all.lastIndexOf("now ");
        return all.substring(Math.max(0, last)).lines().skip(1).toList();
    }

    /** Those that asked for (the rest of) a blob. */
    List<String> blobRequests() {
        return requests().stream()
                .filter(line -> line.startsWith("GET ") && line.contains("/blobs/"))
                .toList();
    }

    @Override
    public void close() {
        proxy.terminate();
    }
}
