package io.drydock.kernel.linux;

import com.sun.jna.Native;

import io.drydock.api.spi.linux.LinuxException;

/** Turns -1 into the typed error. Nothing may be called between a native call and these. */
final class Calls {

    private Calls() {}

    static int errno() {
        return Native.getLastError();
    }

    static int check(int result, String operation, Object target) {
        if (result == -1) {
            throw new LinuxException(Native.getLastError(), operation, target.toString());
        }
        return result;
    }

    static long check(long result, String operation, Object target) {
        if (result == -1) {
            throw new LinuxException(Native.getLastError(), operation, target.toString());
        }
        return result;
    }
}
