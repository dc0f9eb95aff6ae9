package io.drydock.driver.firewall.nftables;

import java.util.ArrayList;
import java.util.List;

/** What differs between two listings of the table. */
final class Mended {

    private Mended() {}

    static List<String> between(List<String> before, List<String> after) {
        List<String> missing = new ArrayList<>(after);
        before.forEach(missing::remove);
        List<String> surplus = new ArrayList<>(before);
        after.forEach(surplus::remove);
        List<String> mended = new ArrayList<>();
        surplus.forEach(line -> mended.add("removed: " + line));
        missing.forEach(line -> mended.add("added: " + line));
        return mended;
    }
}
