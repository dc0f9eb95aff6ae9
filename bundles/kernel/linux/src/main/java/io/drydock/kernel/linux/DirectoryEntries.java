package io.drydock.kernel.linux;

import io.drydock.api.spi.linux.FileNames;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Names by getdents64: entry is inode u64, offset u64, length u16, type u8, name. */
final class DirectoryEntries {

    private static final int BUFFER = 32 << 10;
    private static final int LENGTH_OFFSET = 16;
    private static final int NAME_OFFSET = 19;

    private DirectoryEntries() {}

    /** The raw, zero-terminated names, without the two dots. */
    static List<byte[]> read(int fd, String shown) {
        List<byte[]> names = new ArrayList<>();
        byte[] raw = new byte[BUFFER];
        ByteBuffer view = ByteBuffer.wrap(raw).order(ByteOrder.nativeOrder());
        int length = Calls.check(Syscalls.getdents64(fd, raw), "list", shown);
        while (length > 0) {
            int at = 0;
            while (at < length) {
                byte[] name = name(raw, at + NAME_OFFSET);
                if (!dots(name)) {
                    names.add(name);
                }
                at += view.getShort(at + LENGTH_OFFSET) & 0xffff;
            }
            length = Calls.check(Syscalls.getdents64(fd, raw), "list", shown);
        }
        return names;
    }

    static String text(byte[] name) {
        return FileNames.decode(name, 0, name.length - 1);
    }

    private static byte[] name(byte[] raw, int start) {
        int end = start;
        while (raw[end] != 0) {
            end++;
        }
        return Arrays.copyOfRange(raw, start, end + 1);
    }

    private static boolean dots(byte[] name) {
        boolean one = name.length == 2 && name[0] == '.';
        return one || name.length == 3 && name[0] == '.' && name[1] == '.';
    }
}
