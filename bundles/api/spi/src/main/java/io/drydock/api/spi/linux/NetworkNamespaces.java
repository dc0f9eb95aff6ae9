package io.drydock.api.spi.linux;

import org.osgi.annotation.versioning.ProviderType;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

/**
 * Network namespaces kept alive by a file, so that they outlive daemon and container.
 *
 * <p>Flow: {@link #create} gives a namespace with loopback up; {@link Links#createVethPair} puts
 * one end in it; {@link Links#configureSandboxInterface} gives that end its name and addresses;
 * {@link #delete} undoes everything, the kernel then removes the veth pair by itself.
 */
@ProviderType
public interface NetworkNamespaces {

    /**
     * Makes a network namespace and mounts it on {@code path}, a file that is created together with
     * its parent directory. Loopback is up. About 0.7 ms.
     *
     * @throws LinuxException EEXIST when the file exists
     */
    void create(Path path);

    /**
     * The same, in a namespace that belongs to a user namespace: root there may do everything in
     * it. Takes a few milliseconds.
     *
     * @param owner file of a {@link UserNamespaces user namespace}
     * @throws LinuxException EEXIST when the file exists
     */
    void create(Path path, Path owner);

    /** Gives the namespace up and deletes the file. False when there was no such file. */
    boolean delete(Path path);

    /** Whether a network namespace is mounted on this path. */
    boolean exists(Path path);

    /** The files of a directory of namespaces, those too whose making or end was cut short. */
    List<Path> list(Path directory);

    /**
     * Runs work on a fresh platform thread inside the namespace, and ends that thread.
     *
     * <p>Sockets opened there stay in that namespace for good, whichever thread uses them later.
     * Thread locals and context of the caller are absent. For {@link Links} and {@link Sysctls} use
     * their own {@code inside}, which cost less.
     *
     * @param <T> what the work returns
     * @throws LinuxException when the namespace cannot be entered
     * @throws RuntimeException what the work threw, checked exceptions wrapped in
     *     CompletionException
     */
    <T> T inside(Path netns, Callable<T> work);
}
