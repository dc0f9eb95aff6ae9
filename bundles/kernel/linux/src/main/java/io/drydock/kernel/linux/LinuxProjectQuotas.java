package io.drydock.kernel.linux;

import io.drydock.api.spi.linux.ProjectQuotas;

import org.osgi.service.component.annotations.Component;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;

/** FS_IOC_FSSETXATTR (linux/fs.h) and quotactl_fd(2) with XFS's form of a limit (dqblk_xfs.h). */
@Component(service = ProjectQuotas.class)
public final class LinuxProjectQuotas implements ProjectQuotas {

    private static final long GET_ATTRIBUTES = 0x801c581fL;
    private static final long SET_ATTRIBUTES = 0x401c5820L;
    private static final int ATTRIBUTES = 28;
    private static final int FLAGS_AT = 0;
    private static final int PROJECT_AT = 12;
    private static final int INHERIT = 0x200;

    private static final int SET_LIMIT = (('X' << 8) + 4) << 8 | 2;
    private static final int LIMIT = 112;
    private static final int BOTH_LIMITS = 1 << 2 | 1 << 3;
    private static final int OF_PROJECT = 2;
    private static final long SECTOR = 512;

    @Override
    public int project(Path directory) {
        return attributes(directory).getInt(PROJECT_AT);
    }

    @Override
    public void assign(Path directory, int project) {
        ByteBuffer attributes = attributes(directory);
        attributes.putInt(FLAGS_AT, attributes.getInt(FLAGS_AT) | INHERIT);
        attributes.putInt(PROJECT_AT, project);
        Ioctl.on(directory, SET_ATTRIBUTES, attributes.array(), "assign a project to");
    }

    @Override
    public void limit(Path anywhere, int project, long bytes) {
        ByteBuffer limit = ByteBuffer.allocate(LIMIT).order(ByteOrder.nativeOrder());
        long sectors = Math.ceilDiv(bytes, SECTOR);
        limit.put((byte) 1).put((byte) OF_PROJECT).putShort((short) BOTH_LIMITS);
        limit.putInt(project).putLong(sectors).putLong(sectors);
        Offload.run(
                () -> {
                    int flags = OpenFlags.READ | OpenFlags.CLOEXEC | OpenFlags.NOFOLLOW;
                    int fd =
                            Calls.check(
                                    LibC.open(CString.of(anywhere), flags, 0), "open", anywhere);
                    try {
                        Calls.check(
                                Syscalls.quotactl(fd, SET_LIMIT, project, limit.array()),
                                "limit project " + project + " on",
                                anywhere);
                    } finally {
                        LibC.close(fd);
                    }
                });
    }

    private static ByteBuffer attributes(Path directory) {
        byte[] attributes = new byte[ATTRIBUTES];
        Ioctl.on(directory, GET_ATTRIBUTES, attributes, "read the project of");
        return ByteBuffer.wrap(attributes).order(ByteOrder.nativeOrder());
    }
}
