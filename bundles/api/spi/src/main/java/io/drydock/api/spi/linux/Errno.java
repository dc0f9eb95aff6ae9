package io.drydock.api.spi.linux;

import io.drydock.api.spi.DriverException.Kind;

import java.util.Map;

/** Error numbers the engine tells apart, with their texts as the C library has them. */
public final class Errno {

    /** Operation not permitted. */
    public static final int EPERM = 1;

    /** No such file or directory. */
    public static final int ENOENT = 2;

    /** No such process. */
    public static final int ESRCH = 3;

    /** Interrupted system call. */
    public static final int EINTR = 4;

    /** Input/output error. */
    public static final int EIO = 5;

    /** No such device or address. */
    public static final int ENXIO = 6;

    /** Bad file descriptor; the thing was closed. */
    public static final int EBADF = 9;

    /** No child processes. */
    public static final int ECHILD = 10;

    /** Resource temporarily unavailable. */
    public static final int EAGAIN = 11;

    /** Cannot allocate memory. */
    public static final int ENOMEM = 12;

    /** Permission denied. */
    public static final int EACCES = 13;

    /** Device or resource busy. */
    public static final int EBUSY = 16;

    /** File exists. */
    public static final int EEXIST = 17;

    /** Invalid cross-device link. */
    public static final int EXDEV = 18;

    /** No such device. */
    public static final int ENODEV = 19;

    /** Not a directory. */
    public static final int ENOTDIR = 20;

    /** Is a directory. */
    public static final int EISDIR = 21;

    /** Invalid argument. */
    public static final int EINVAL = 22;

    /** Too many open files. */
    public static final int EMFILE = 24;

    /** No space left on device. */
    public static final int ENOSPC = 28;

    /** Read-only file system. */
    public static final int EROFS = 30;

    /** Broken pipe. */
    public static final int EPIPE = 32;

    /** Numerical result out of range. */
    public static final int ERANGE = 34;

    /** File name too long. */
    public static final int ENAMETOOLONG = 36;

    /** Function not implemented. */
    public static final int ENOSYS = 38;

    /** Directory not empty. */
    public static final int ENOTEMPTY = 39;

    /** Too many levels of symbolic links. */
    public static final int ELOOP = 40;

    /** No data available; for extended attributes: no such attribute. */
    public static final int ENODATA = 61;

    /** Operation not supported. */
    public static final int EOPNOTSUPP = 95;

    /** Value too large for its type; for an id: it has no other name in a user namespace. */
    public static final int EOVERFLOW = 75;

    /** Address already in use. */
    public static final int EADDRINUSE = 98;

    /** Cannot assign requested address; for a link: it does not have it. */
    public static final int EADDRNOTAVAIL = 99;

    /** Network is unreachable. */
    public static final int ENETUNREACH = 101;

    /** Connection reset by peer. */
    public static final int ECONNRESET = 104;

    /** Connection timed out; here also: a limit of the engine's own ran out. */
    public static final int ETIMEDOUT = 110;

    /** Connection refused. */
    public static final int ECONNREFUSED = 111;

    /** Disk quota exceeded. */
    public static final int EDQUOT = 122;

    private static final Map<Integer, String> TEXTS =
            Map.ofEntries(
                    Map.entry(EPERM, "operation not permitted"),
                    Map.entry(ENOENT, "no such file or directory"),
                    Map.entry(ESRCH, "no such process"),
                    Map.entry(EINTR, "interrupted system call"),
                    Map.entry(EIO, "input/output error"),
                    Map.entry(ENXIO, "no such device or address"),
                    Map.entry(EBADF, "bad file descriptor"),
                    Map.entry(ECHILD, "no child processes"),
                    Map.entry(EAGAIN, "resource temporarily unavailable"),
                    Map.entry(ENOMEM, "cannot allocate memory"),
                    Map.entry(EACCES, "permission denied"),
                    Map.entry(EBUSY, "device or resource busy"),
                    Map.entry(EEXIST, "file exists"),
                    Map.entry(EXDEV, "invalid cross-device link"),
                    Map.entry(ENODEV, "no such device"),
                    Map.entry(ENOTDIR, "not a directory"),
                    Map.entry(EISDIR, "is a directory"),
                    Map.entry(EINVAL, "invalid argument"),
                    Map.entry(EMFILE, "too many open files"),
                    Map.entry(ENOSPC, "no space left on device"),
                    Map.entry(EROFS, "read-only file system"),
                    Map.entry(EPIPE, "broken pipe"),
                    Map.entry(ERANGE, "numerical result out of range"),
                    Map.entry(ENAMETOOLONG, "file name too long"),
                    Map.entry(ENOSYS, "function not implemented"),
                    Map.entry(ENOTEMPTY, "directory not empty"),
                    Map.entry(ELOOP, "too many levels of symbolic links"),
                    Map.entry(ENODATA, "no data available"),
                    Map.entry(EOVERFLOW, "value too large for defined data type"),
                    Map.entry(EOPNOTSUPP, "operation not supported"),
                    Map.entry(EADDRINUSE, "address already in use"),
                    Map.entry(EADDRNOTAVAIL, "cannot assign requested address"),
                    Map.entry(ENETUNREACH, "network is unreachable"),
                    Map.entry(ECONNRESET, "connection reset by peer"),
                    Map.entry(ETIMEDOUT, "timed out"),
                    Map.entry(ECONNREFUSED, "connection refused"),
                    Map.entry(EDQUOT, "disk quota exceeded"));

    private Errno() {}

    /** The text of an error number, in the lower case form Go programs print. */
    public static String text(int errno) {
        return TEXTS.getOrDefault(errno, "errno " + errno);
    }

    /** The kind of the closed set an error number belongs to. */
    public static Kind kind(int errno) {
        return switch (errno) {
            case EADDRNOTAVAIL, ENOENT, ESRCH, ENODEV, ENXIO, ENODATA, ECHILD -> Kind.NOT_FOUND;
            case EEXIST, EBUSY, ENOTEMPTY, EADDRINUSE -> Kind.CONFLICT;
            case EINVAL, ENOTDIR, EISDIR, ENAMETOOLONG, ELOOP, ERANGE -> Kind.INVALID;
            case EPERM, EACCES, EROFS -> Kind.FORBIDDEN;
            case ENOSYS, EOPNOTSUPP -> Kind.UNSUPPORTED;
            case ENOSPC, EDQUOT, ENOMEM, EMFILE -> Kind.UNAVAILABLE;
            case EAGAIN, ETIMEDOUT, ECONNREFUSED, ECONNRESET, ENETUNREACH -> Kind.UNAVAILABLE;
            default -> Kind.SYSTEM;
        };
    }
}
