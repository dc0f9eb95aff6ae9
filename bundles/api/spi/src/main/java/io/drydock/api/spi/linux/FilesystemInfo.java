package io.drydock.api.spi.linux;

import java.util.List;
import java.util.Map;

/**
 * A file system.
 *
 * @param magic f_type of statfs(2)
 * @param blockSize bytes of a block
 * @param totalBytes its size
 * @param availableBytes what an ordinary user may still write
 * @param totalInodes 0 when it has no fixed number
 * @param freeInodes still free ones
 * @param flags of the mount, ST_ bits as statfs(2) has them
 */
public record FilesystemInfo(
        long magic,
        long blockSize,
        long totalBytes,
        long availableBytes,
        long totalInodes,
        long freeInodes,
        long flags) {

    private static final Map<Long, String> RESTRICTIONS =
            Map.of(1L, "ro", 2L, "nosuid", 4L, "nodev", 8L, "noexec");

    /** What the mount forbids, in the words of mount(8): ro, nosuid, nodev, noexec. */
    public List<String> restrictions() {
        return RESTRICTIONS.entrySet().stream()
                .filter(entry -> (flags & entry.getKey()) != 0)
                .map(Map.Entry::getValue)
                .sorted()
                .toList();
    }

    /** The name dockerd shows as Backing Filesystem. */
    public String name() {
        return switch ((int) magic) {
            case 0xEF53 -> "extfs";
            case 0x58465342 -> "xfs";
            case 0x9123683E -> "btrfs";
            case 0x01021994 -> "tmpfs";
            case 0x794c7630 -> "overlayfs";
            case 0x6969 -> "nfs";
            case 0x65735546 -> "fuse";
            case 0x2FC12FC1 -> "zfs";
            case 0xF2F52010 -> "f2fs";
            default -> "<unknown>";
        };
    }
}
