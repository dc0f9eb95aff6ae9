package io.drydock.kernel.config;

import static io.drydock.kernel.config.Directive.of;
import static io.drydock.kernel.config.Kind.LIST;
import static io.drydock.kernel.config.Kind.MAP;
import static io.drydock.kernel.config.Kind.NUMBER;
import static io.drydock.kernel.config.Kind.SWITCH;
import static io.drydock.kernel.config.Kind.TEXT;

import java.util.List;

/** Where the daemon lives, whom it listens to, what it logs. */
final class GeneralDirectives {

    static final List<Directive> ALL =
            List.of(
                    of("config-file", TEXT, Defaults.CONFIG_FILE, "Daemon configuration file")
                            .command(),
                    of("validate", SWITCH, "false", "Validate daemon configuration and exit")
                            .command(),
                    of("version", SWITCH, "false", "Print version information and quit")
                            .spelled("-v", "--version")
                            .command(),
                    of("help", SWITCH, "false", "Print usage").command(),
                    of("debug", SWITCH, "false", "Enable debug mode")
                            .spelled("-D", "--debug")
                            .live(),
                    of("hosts", LIST, null, "Daemon socket(s) to connect to")
                            .spelled("-H", "--host"),
                    of("group", TEXT, Defaults.GROUP, "Group for the unix socket")
                            .spelled("-G", "--group"),
                    of("pidfile", TEXT, Defaults.PIDFILE, "Path to use for daemon PID file")
                            .spelled("-p", "--pidfile"),
                    of("data-root", TEXT, Defaults.DATA_ROOT, "Root directory of persistent state"),
                    of("exec-root", TEXT, Defaults.EXEC_ROOT, "Root directory for execution state"),
                    of("experimental", SWITCH, "false", "Enable experimental features").live(),
                    of("features", MAP, null, "Enable feature in the daemon")
                            .spelled("--feature")
                            .live()
                            .notYet(),
                    of("labels", LIST, null, "Set key=value labels to the daemon")
                            .spelled("--label")
                            .live(),
                    of("log-level", TEXT, "info", "Set the logging level")
                            .spelled("-l", "--log-level"),
                    of("log-format", TEXT, "text", "Set the logging format (text|json)"),
                    of("raw-logs", SWITCH, "false", "Full timestamps without ANSI coloring"),
                    of("shutdown-timeout", NUMBER, "15", "Set the shutdown timeout in seconds")
                            .live(),
                    of("default-stop-timeout", NUMBER, "10", "Seconds a container has to stop")
                            .live(),
                    of("metrics-addr", TEXT, null, "Address and port to serve the metrics on")
                            .notYet(),
                    of("http-proxy", TEXT, null, "HTTP proxy URL for outgoing traffic"),
                    of("https-proxy", TEXT, null, "HTTPS proxy URL for outgoing traffic"),
                    of("no-proxy", TEXT, null, "Hosts and addresses to reach directly"),
                    of("proxies", MAP, null, "Proxies for outgoing traffic").keyOnly(),
                    of("rootless", SWITCH, "false", "Enable rootless mode").notYet(),
                    of("restart", SWITCH, "true", "Deprecated: restart policies decide")
                            .spelled("-r", "--restart"),
                    of("min-api-version", TEXT, Defaults.MIN_API_VERSION, "Oldest API served")
                            .keyOnly(),
                    of("tls", SWITCH, "false", "Use TLS; implied by --tlsverify"),
                    of("tlsverify", SWITCH, "false", "Use TLS and verify the remote"),
                    of("tlscacert", TEXT, null, "Trust certs signed only by this CA"),
                    of("tlscert", TEXT, null, "Path to TLS certificate file"),
                    of("tlskey", TEXT, null, "Path to TLS key file"));

    private GeneralDirectives() {}
}
