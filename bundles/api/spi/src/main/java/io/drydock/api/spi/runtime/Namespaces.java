package io.drydock.api.spi.runtime;

import java.nio.file.Path;
import java.util.Objects;

/**
 * Which kernel namespaces a container has.
 *
 * @param network a path always, unless it is the host's
 * @param pid process ids
 * @param ipc System V and POSIX queues
 * @param uts host name
 * @param cgroup view of cgroups
 * @param user user ids
 */
public record Namespaces(
        Namespace network,
        Namespace pid,
        Namespace ipc,
        Namespace uts,
        Namespace cgroup,
        Namespace user) {

    public Namespaces {
        Objects.requireNonNull(network);
        Objects.requireNonNull(pid);
        Objects.requireNonNull(ipc);
        Objects.requireNonNull(uts);
        Objects.requireNonNull(cgroup);
        Objects.requireNonNull(user);
    }

    /** One of them. */
    public sealed interface Namespace {

        /** A new one of its own. */
        record Own() implements Namespace {}

        /** The host's. */
        record Host() implements Namespace {}

        /** An existing one, by its file. */
        record Joined(Path path) implements Namespace {}
    }
}
