package io.drydock.kernel.config;

/** Where the engine differs from dockerd, so that one on the same host is left alone. */
final class Defaults {

    static final String CONFIG_FILE = "/etc/drydock/daemon.json";
    static final String DATA_ROOT = "/var/lib/drydock";
    static final String EXEC_ROOT = "/run/drydock";
    static final String PIDFILE = "/run/drydock.pid";
    static final String HOST = "unix:///run/drydock.sock";
    static final String TLS_HOST = "tcp://localhost:2376";

    /** The same group as dockerd's: who may use one engine of a host may use the other. */
    static final String GROUP = "docker";

    static final String MIN_API_VERSION = "1.24";

    private Defaults() {}
}
