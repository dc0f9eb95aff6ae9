package io.drydock.api.spi.linux;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.List;

/**
 * An overlay file system.
 *
 * @param lowers read-only layers, topmost first, 1 to 500; absolute, or relative to {@code base}
 * @param upper the writable layer, null for a read-only overlay
 * @param work overlayfs' own directory on the same file system as upper, null exactly when upper is
 * @param target an existing directory
 * @param base the directory relative layers start from, null when all are absolute
 * @param options further words, for example {@code metacopy=off}, {@code userxattr}, {@code ro}; a
 *     security context ({@code context=u:r:t:s0:c1,c2}) without quotes
 */
public record OverlayMount(
        List<Path> lowers,
        @Nullable Path upper,
        @Nullable Path work,
        Path target,
        @Nullable Path base,
        List<String> options) {

    /** Checks what the kernel would only answer with EINVAL. */
    public OverlayMount {
        lowers = List.copyOf(lowers);
        options = List.copyOf(options);
        if (lowers.isEmpty() || lowers.size() > 500) {
            throw new IllegalArgumentException("an overlay has 1 to 500 lower layers");
        }
        if ((upper == null) != (work == null)) {
            throw new IllegalArgumentException("upper and work come together");
        }
        if (base == null && lowers.stream().anyMatch(lower -> !lower.isAbsolute())) {
            throw new IllegalArgumentException("relative layers need a base");
        }
    }

    /** A writable overlay of absolute paths. */
    public static OverlayMount writable(List<Path> lowers, Path upper, Path work, Path target) {
        return new OverlayMount(lowers, upper, work, target, null, List.of());
    }

    /** A read-only overlay of absolute paths. */
    public static OverlayMount readOnly(List<Path> lowers, Path target) {
        return new OverlayMount(lowers, null, null, target, null, List.of());
    }
}
