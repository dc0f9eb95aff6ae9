package io.drydock.kernel.linux;

import io.drydock.api.spi.linux.FileAttributes;
import io.drydock.api.spi.linux.FileStat;

/** How owners are written to the disk and read from it. */
record IdMaps(IdMap users, IdMap groups) {

    private static final int KEPT = -1;

    FileAttributes outside(FileAttributes inside) {
        return new FileAttributes(
                inside.uid() == KEPT ? KEPT : users.outside(inside.uid()),
                inside.gid() == KEPT ? KEPT : groups.outside(inside.gid()),
                inside.mode(),
                inside.accessed(),
                inside.modified(),
                inside.xattrs());
    }

    FileStat inside(FileStat outside) {
        return new FileStat(
                outside.kind(),
                outside.mode(),
                users.inside(outside.uid()),
                groups.inside(outside.gid()),
                outside.size(),
                outside.blocks(),
                outside.modified(),
                outside.changed(),
                outside.inode(),
                outside.device(),
                outside.links(),
                outside.major(),
                outside.minor());
    }
}
