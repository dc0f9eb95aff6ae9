package io.drydock.driver.firewall.iptables;

import java.util.List;
import java.util.Set;

/**
 * What is there.
 *
 * @param rules in our chains
 * @param others all other rules, by which jumps to our chains are found
 * @param chains of the table filter
 */
record Present(List<Rule> rules, Set<Rule> others, Set<String> chains) {}
