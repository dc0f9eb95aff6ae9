package io.drydock.driver.network.bridge;

import io.drydock.api.spi.linux.PacketFilters;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * Notices that somebody has changed packet filters. The kernel counts changes, ours too, so looking
 * costs nothing as long as nothing happens; where it does not count (iptables of old), rules are
 * compared at every tenth look.
 */
final class Watch {

    private static final int SELDOM = 10;

    private final PacketFilters filters;
    private OptionalLong seen = OptionalLong.empty();
    private int looks;

    Watch(PacketFilters filters) {
        this.filters = filters;
    }

    /** Called by one thread at a time. */
    synchronized List<String> mend(Declared declared, Zones zones) {
        OptionalLong now = filters.generation();
        boolean due = now.isEmpty() ? ++looks % SELDOM == 0 : !now.equals(seen);
        if (!due) {
            return List.of();
        }
        List<String> mended = new ArrayList<>(declared.mend());
        mended.addAll(zones.keep());
        // What was mended may be undone again at once: then there is another look.
        seen = mended.isEmpty() ? filters.generation() : OptionalLong.empty();
        return mended;
    }
}
