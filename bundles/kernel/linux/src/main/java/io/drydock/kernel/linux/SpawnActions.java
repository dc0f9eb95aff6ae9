package io.drydock.kernel.linux;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;

import io.drydock.api.spi.linux.LinuxException;
import io.drydock.api.spi.linux.Redirect;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What the child does to its descriptors before it executes the program.
 *
 * <p>Sources are first copied to numbers above all targets, otherwise placing one could overwrite
 * another that is still to be placed.
 */
final class SpawnActions implements AutoCloseable {

    private static final int STRUCT_BYTES = 1024;
    private static final int DUP_CLOEXEC = 1030;
    private static final int MODE = 0600;

    private final Memory actions = new Memory(STRUCT_BYTES);
    private final List<Integer> copies = new ArrayList<>();
    private final int lowest;

    /**
     * Actions that fill the child's descriptors.
     *
     * @param lowest the first number that is closed in the child
     */
    SpawnActions(int lowest) {
        this.lowest = lowest;
        actions.clear();
        LibC.posix_spawn_file_actions_init(actions);
    }

    void place(Descriptor source, int target) {
        int copy =
                source.use(
                        fd ->
                                Calls.check(
                                        LibC.fcntl(fd, DUP_CLOEXEC, Math.max(lowest, 16)),
                                        "dup",
                                        source.name()));
        copies.add(copy);
        check(LibC.posix_spawn_file_actions_adddup2(actions, copy, target), source.name());
    }

    void redirect(Redirect redirect, int target) {
        switch (redirect) {
            case Redirect.Nothing nothing ->
                    open(target, Path.of("/dev/null"), OpenFlags.READ_WRITE);
            case Redirect.Inherit inherit -> {}
            case Redirect.From(Path file) -> open(target, file, OpenFlags.READ);
            case Redirect.To(Path file, boolean append) ->
                    open(
                            target,
                            file,
                            OpenFlags.WRITE
                                    | OpenFlags.CREATE
                                    | (append ? OpenFlags.APPEND : OpenFlags.TRUNCATE));
            case Redirect.ToPipe(var end) -> place(((LinuxPipeEnd) end).descriptor(), target);
        }
    }

    private void open(int target, Path file, int flags) {
        byte[] path = CString.of(file);
        check(
                LibC.posix_spawn_file_actions_addopen(actions, target, path, flags, MODE),
                file.toString());
    }

    void directory(Path directory) {
        byte[] path = CString.of(directory);
        check(LibC.posix_spawn_file_actions_addchdir_np(actions, path), directory.toString());
    }

    /** Closes everything that was not placed; comes last. */
    void closeOthers() {
        check(LibC.posix_spawn_file_actions_addclosefrom_np(actions, lowest), "descriptors");
    }

    Pointer pointer() {
        return actions;
    }

    private static void check(int errno, String target) {
        if (errno != 0) {
            throw new LinuxException(errno, "prepare spawn with", target);
        }
    }

    @Override
    public void close() {
        copies.forEach(LibC::close);
        LibC.posix_spawn_file_actions_destroy(actions);
        actions.close();
    }
}
