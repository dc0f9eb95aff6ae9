package io.drydock.driver.firewall.iptables;

/**
 * A rule as iptables-save writes it.
 *
 * @param table {@code nat}
 * @param text {@code -A CHAIN ...}
 */
record Rule(String table, String text) {

    String chain() {
        return text.split(" ", 3)[1];
    }
}
