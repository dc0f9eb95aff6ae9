package io.drydock.kernel.core;

import io.drydock.api.model.error.EngineException;

import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.startlevel.BundleStartLevel;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/** The framework's bundles, as far as the swap manager installs and removes them. */
final class Bundles {

    private static final List<String> FIXED = List.of("io.drydock.api.", "io.drydock.kernel.");

    private final BundleContext context;

    /** Ids, never taken out once a bundle is gone: a snapshot may still show it. */
    private final Set<Long> leaving = ConcurrentHashMap.newKeySet();

    private final Set<Long> arriving = ConcurrentHashMap.newKeySet();
    private final Map<String, Lock> turns = new ConcurrentHashMap<>();

    Bundles(BundleContext context) {
        this.context = context;
    }

    Stream<Bundle> all() {
        return Arrays.stream(context.getBundles())
                .filter(one -> one.getBundleId() != 0 && one.getState() != Bundle.UNINSTALLED);
    }

    /** The bundle in charge of a symbolic name, none that is being staged or drained; or null. */
    @Nullable Bundle find(String symbolicName) {
        return all().filter(one -> symbolicName.equals(one.getSymbolicName()))
                .filter(one -> !leaving(one) && !arriving.contains(one.getBundleId()))
                .findFirst()
                .orElse(null);
    }

    /**
     * The bundle that may be replaced or taken out.
     *
     * @throws EngineException NOT_FOUND, or FORBIDDEN for contracts, the kernel and libraries
     */
    Bundle replaceable(String symbolicName) {
        checkName(symbolicName);
        Bundle bundle = find(symbolicName);
        if (bundle == null) {
            throw EngineException.notFound("no such module: " + symbolicName);
        }
        if (bundle.getHeaders().get(Constants.EXPORT_PACKAGE) != null) {
            throw EngineException.forbidden(symbolicName + " is a library that others stand on");
        }
        return bundle;
    }

    /** Refuses the names of contracts and the kernel. */
    static void checkName(String symbolicName) {
        if (FIXED.stream().anyMatch(symbolicName::startsWith)) {
            throw EngineException.forbidden(
                    symbolicName + " is part of the kernel and changes with the engine only");
        }
    }

    boolean leaving(Bundle bundle) {
        return leaving.contains(bundle.getBundleId());
    }

    void leave(Bundle bundle) {
        leaving.add(bundle.getBundleId());
    }

    void stay(Bundle bundle) {
        leaving.remove(bundle.getBundleId());
    }

    void arrived(Bundle bundle) {
        arriving.remove(bundle.getBundleId());
    }

    /** Installs a revision, not started, out of sight of {@link #find} until it has arrived. */
    Bundle install(Revision revision, int startLevel) throws BundleException {
        Bundle bundle;
        String path = revision.path();
        if (path == null) {
            bundle = context.installBundle(revision.location());
        } else {
            try (InputStream jar = Files.newInputStream(Path.of(path))) {
                bundle = context.installBundle(revision.location(), jar);
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read " + path, e);
            }
        }
        arriving.add(bundle.getBundleId());
        bundle.adapt(BundleStartLevel.class).setStartLevel(startLevel);
        return bundle;
    }

    /**
     * Held while a revision starts or stops. Felix takes a private service that is just going for
     * one of the requester's own class: two revisions of a bundle must not do both at once.
     */
    Lock turn(Bundle bundle) {
        return turns.computeIfAbsent(
                String.valueOf(bundle.getSymbolicName()), name -> new ReentrantLock());
    }

    /** Stops and uninstalls; what it still provides is drained by the tracker. */
    void uninstall(Bundle bundle) throws BundleException {
        Lock turn = turn(bundle);
        turn.lock();
        try {
            if (bundle.getState() != Bundle.UNINSTALLED) {
                bundle.uninstall();
            }
        } finally {
            turn.unlock();
        }
        arriving.remove(bundle.getBundleId());
    }

    static int startLevel(Bundle bundle) {
        return bundle.adapt(BundleStartLevel.class).getStartLevel();
    }
}
