package io.drydock.kernel.linux;

import io.drydock.api.spi.linux.Errno;
import io.drydock.api.spi.linux.IdRange;
import io.drydock.api.spi.linux.LinuxException;

import java.util.Arrays;
import java.util.List;

/** User or group ids within containers and on the host. */
record IdMap(List<IdRange> ranges) {

    /** What the kernel shows for an id that has no other name. */
    private static final int NOBODY = 65534;

    IdMap {
        ranges = List.copyOf(ranges);
    }

    static IdMap parse(String[] texts) {
        return new IdMap(Arrays.stream(texts).map(IdRange::parse).toList());
    }

    int outside(int inside) {
        for (IdRange range : ranges) {
            if (inside >= range.inside() && inside - range.inside() < range.count()) {
                return range.outside() + (inside - range.inside());
            }
        }
        throw new LinuxException(
                Errno.EOVERFLOW,
                "map to the host",
                "container id " + Integer.toUnsignedLong(inside));
    }

    int inside(int outside) {
        for (IdRange range : ranges) {
            if (outside >= range.outside() && outside - range.outside() < range.count()) {
                return range.inside() + (outside - range.outside());
            }
        }
        return NOBODY;
    }
}
