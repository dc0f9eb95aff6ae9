package io.drydock.service.container;

import io.drydock.api.spi.runtime.Namespaces.Namespace.Mapped;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The user namespace of a container that is being started. Whoever shares a namespace with another
 * container shares its users too, for nobody else has a say there.
 */
final class OwnUsers implements AutoCloseable {

    private static final String OTHER = "container:";

    private final Parts parts;
    private final @Nullable Path made;
    private final @Nullable Mapped namespace;

    private OwnUsers(Parts parts, @Nullable Path made, @Nullable Path file) {
        this.parts = parts;
        this.made = made;
        UserMaps users = parts.users();
        this.namespace = file == null ? null : new Mapped(file, users.uids(), users.gids());
    }

    static OwnUsers of(Parts parts, Container container) {
        if (!parts.users().apply(container.host())) {
            return new OwnUsers(parts, null, null);
        }
        Optional<Path> shared = shared(parts, container);
        if (shared.isPresent()) {
            return new OwnUsers(parts, null, shared.get());
        }
        Path file = parts.directories().userNamespace(container.id());
        // a crash may have left one
        parts.userNamespaces().delete(file);
        parts.userNamespaces().create(file, parts.users().uids(), parts.users().gids());
        return new OwnUsers(parts, file, file);
    }

    private static Optional<Path> shared(Parts parts, Container container) {
        return Stream.of(
                        container.host().networkMode(),
                        container.host().ipcMode(),
                        container.host().pidMode())
                .filter(mode -> mode.startsWith(OTHER))
                .map(mode -> parts.containers().resolve(mode.substring(OTHER.length())).get())
                .filter(other -> other.live() && parts.users().apply(other.host()))
                .map(other -> Path.of("/proc/" + other.phase().pid() + "/ns/user"))
                .findFirst();
    }

    /** Null for the host's. */
    @Nullable Mapped namespace() {
        return namespace;
    }

    /** To which the network namespace belongs, null for the host's. */
    @Nullable Path file() {
        return namespace == null ? null : namespace.path();
    }

    /** The container's processes keep the namespace from now on. */
    @Override
    public void close() {
        if (made != null) {
            parts.userNamespaces().delete(made);
        }
    }
}
