package io.drydock.service.container;

import static io.drydock.api.model.error.EngineException.invalid;

import io.drydock.api.model.container.HostConfig;
import io.drydock.api.spi.linux.IdRange;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * The engine's {@code userns-remap}: containers have users of their own, unless they ask for the
 * host's.
 *
 * @param uids users within and outside; empty where they are not mapped
 * @param gids groups likewise
 */
record UserMaps(List<IdRange> uids, List<IdRange> gids) {

    static final UserMaps NONE = new UserMaps(List.of(), List.of());

    UserMaps {
        uids = List.copyOf(uids);
        gids = List.copyOf(gids);
    }

    static UserMaps of(Settings settings) {
        return new UserMaps(ranges(settings.userns$_$uids()), ranges(settings.userns$_$gids()));
    }

    private static List<IdRange> ranges(String[] texts) {
        return Arrays.stream(texts).map(IdRange::parse).toList();
    }

    boolean present() {
        return !uids.isEmpty();
    }

    /** Whether a container has them. */
    boolean apply(HostConfig host) {
        return present() && !host.usernsMode().equals("host");
    }

    /** What a container with mapped users cannot have, in dockerd's words. */
    void check(HostConfig host) {
        if (!apply(host)) {
            return;
        }
        if (host.privileged()) {
            throw invalid(
                    "privileged mode is incompatible with user namespaces.  You must run the"
                            + " container in the host namespace when running privileged mode");
        }
        if (host.networkMode().equals("host")) {
            throw invalid(
                    "cannot share the host's network namespace when user namespaces are enabled");
        }
        if (host.pidMode().equals("host")) {
            throw invalid("cannot share the host PID namespace when user namespaces are enabled");
        }
    }

    /** Of its security options, those that do not go with mapped users. */
    void check(SecurityOptions options, HostConfig host) {
        if (apply(host) && options.writableCgroups() != null) {
            throw invalid(
                    "option WritableCgroups conflicts with user namespaces and rootless mode");
        }
    }

    /** Root of containers on the host. */
    int rootUser() {
        return present() ? uids.getFirst().outside() : 0;
    }

    int rootGroup() {
        return present() ? gids.getFirst().outside() : 0;
    }

    /** Gives a file of the engine's own making to the containers' root. */
    void give(Path file) {
        if (!present()) {
            return;
        }
        try {
            Files.setAttribute(file, "unix:uid", rootUser(), LinkOption.NOFOLLOW_LINKS);
            Files.setAttribute(file, "unix:gid", rootGroup(), LinkOption.NOFOLLOW_LINKS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
