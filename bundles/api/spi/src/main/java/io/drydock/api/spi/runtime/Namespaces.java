package io.drydock.api.spi.runtime;

import io.drydock.api.spi.linux.IdRange;

import java.nio.file.Path;
import java.util.List;
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

        /**
         * An existing user namespace with its maps, which runtimes want to know.
         *
         * @param path its file
         * @param uids users within and outside
         * @param gids groups likewise
         */
        record Mapped(Path path, List<IdRange> uids, List<IdRange> gids) implements Namespace {
            public Mapped {
                uids = List.copyOf(uids);
                gids = List.copyOf(gids);
            }
        }

        /** An existing one, by its file. */
        record Joined(Path path) implements Namespace {}
    }
}
