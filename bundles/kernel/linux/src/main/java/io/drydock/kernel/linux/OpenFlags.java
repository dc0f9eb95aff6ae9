package io.drydock.kernel.linux;

/** open(2) flags; three of them differ between x86 and ARM. */
final class OpenFlags {

    static final int READ = 0;
    static final int WRITE = 1;
    static final int READ_WRITE = 2;
    static final int CREATE = 0x40;
    static final int EXCLUSIVE = 0x80;
    static final int TRUNCATE = 0x200;
    static final int APPEND = 0x400;
    static final int NONBLOCK = 0x800;
    static final int CLOEXEC = 0x80000;
    static final int PATH = 0x200000;
    static final int DIRECTORY;
    static final int NOFOLLOW;

    static {
        boolean arm = System.getProperty("os.arch", "").startsWith("aarch64");
        DIRECTORY = arm ? 0x4000 : 0x10000;
        NOFOLLOW = arm ? 0x8000 : 0x20000;
    }

    private OpenFlags() {}
}
