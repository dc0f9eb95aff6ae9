package io.drydock.kernel.linux;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;

import io.drydock.api.spi.linux.LinuxException;

import java.util.List;
import java.util.Map;

/**
 * posix_spawn: the child shares the JVM's memory until it executes the program, so nothing is
 * copied, and only the calling thread waits for that.
 */
final class Spawner {

    /** Larger than the structs of glibc and musl on every architecture. */
    private static final int STRUCT_BYTES = 1024;

    private static final int SIGNAL_SET_BYTES = 128;
    private static final int SET_SIGNAL_DEFAULTS = 0x04;
    private static final int SET_SIGNAL_MASK = 0x08;
    private static final int SET_SESSION = 0x80;

    private Spawner() {}

    /**
     * Starts a program.
     *
     * @param program its file
     * @return its process number
     */
    static int spawn(
            String program,
            List<String> argv,
            Map<String, String> environment,
            boolean newSession,
            SpawnActions actions) {
        try (Memory attributes = new Memory(STRUCT_BYTES);
                Memory signals = new Memory(SIGNAL_SET_BYTES);
                CStrings arguments = CStrings.of(argv);
                CStrings variables = CStrings.environment(environment)) {
            attributes.clear();
            setAttributes(attributes, signals, newSession);
            int[] pid = new int[1];
            Pointer args = arguments.pointer();
            int errno =
                    LibC.posix_spawn(
                            pid,
                            CString.of(program),
                            actions.pointer(),
                            attributes,
                            args,
                            variables.pointer());
            LibC.posix_spawnattr_destroy(attributes);
            if (errno != 0) {
                throw new LinuxException(errno, "exec", program);
            }
            return pid[0];
        }
    }

    /** The JVM blocks and ignores signals of its own; no child shall inherit that. */
    private static void setAttributes(Memory attributes, Memory signals, boolean newSession) {
        LibC.posix_spawnattr_init(attributes);
        signals.clear();
        LibC.posix_spawnattr_setsigmask(attributes, signals);
        // Signals 1 to 31; glibc refuses its own real-time ones.
        signals.setInt(0, 0x7fffffff);
        LibC.posix_spawnattr_setsigdefault(attributes, signals);
        int flags = SET_SIGNAL_DEFAULTS | SET_SIGNAL_MASK | (newSession ? SET_SESSION : 0);
        LibC.posix_spawnattr_setflags(attributes, (short) flags);
    }
}
