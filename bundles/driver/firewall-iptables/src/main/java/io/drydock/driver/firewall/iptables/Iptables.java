package io.drydock.driver.firewall.iptables;

import io.drydock.api.spi.DriverException;
import io.drydock.api.spi.DriverException.Kind;
import io.drydock.api.spi.linux.ProcessOutput;
import io.drydock.api.spi.linux.Processes;
import io.drydock.api.spi.linux.SpawnRequest;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The programs iptables-save and iptables-restore. */
final class Iptables {

    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final Processes processes;
    private final boolean ipv6;

    Iptables(Processes processes, boolean ipv6) {
        this.processes = processes;
        this.ipv6 = ipv6;
    }

    boolean ipv6() {
        return ipv6;
    }

    /** The name of a program for this family: iptables becomes ip6tables. */
    private String program(String name) {
        return ipv6 ? name.replaceFirst("^ip", "ip6") : name;
    }

    Present read() {
        List<Rule> ours = new ArrayList<>();
        Set<Rule> others = new HashSet<>();
        Set<String> chains = new HashSet<>();
        String table = "";
        for (String line : run("", program("iptables-save")).lines().toList()) {
            if (line.startsWith("*")) {
                table = line.substring(1);
            } else if (line.startsWith(":")) {
                chains.add(table + " " + line.substring(1).split(" ", 2)[0]);
            } else if (line.startsWith("-A ")) {
                Rule rule = new Rule(table, line.strip());
                if (Chains.OURS.getOrDefault(table, List.of()).contains(rule.chain())) {
                    ours.add(rule);
                } else {
                    others.add(rule);
                }
            }
        }
        return new Present(ours, others, chains);
    }

    /** Our chains hold exactly these rules afterwards. */
    void write(Present present, List<Rule> rules) {
        StringBuilder script = new StringBuilder();
        for (String table : Chains.TABLES) {
            script.append('*').append(table).append('\n');
            // Naming a chain empties it.
            for (String chain : Chains.OURS.getOrDefault(table, List.of())) {
                script.append(':').append(chain).append(" - [0:0]\n");
            }
            if (table.equals("filter") && !present.chains().contains("filter " + Chains.USER)) {
                script.append(':').append(Chains.USER).append(" - [0:0]\n");
            }
            script.append(jumps(present, table));
            rules.stream()
                    .filter(rule -> rule.table().equals(table))
                    .forEach(rule -> script.append(rule.text()).append('\n'));
            script.append("COMMIT\n");
        }
        run(script.toString(), program("iptables-restore"), "--noflush", "--wait");
    }

    /** In the namespace of the calling thread. */
    void nameServer(String address, int datagramPort, int streamPort) {
        String present = run("", "iptables-save");
        String script = NameServerChains.of(present, address, datagramPort, streamPort);
        run(script, "iptables-restore", "--noflush", "--wait");
    }

    /** Whether this family has rules of ours. */
    boolean inUse() {
        return !read().rules().isEmpty();
    }

    /** Whatever no rule lets through is not forwarded. */
    void dropForwarded() {
        run("", program("iptables"), "--wait", "-P", "FORWARD", "DROP");
    }

    private String jumps(Present present, String table) {
        StringBuilder script = new StringBuilder();
        int place = 1;
        for (String jump : Chains.jumps(ipv6).getOrDefault(table, List.of())) {
            if (present.others().contains(new Rule(table, "-A " + jump))) {
                continue;
            }
            // Before other engines' and the administrator's verdicts about what is not theirs.
            String[] parts = jump.split(" ", 2);
            int at = table.equals("filter") ? place++ : 1;
            script.append("-I %s %d %s\n".formatted(parts[0], at, parts[1]));
        }
        return script.toString();
    }

    private String run(String input, String... command) {
        ProcessOutput output =
                processes.run(
                        SpawnRequest.of(command), input.getBytes(StandardCharsets.UTF_8), LIMIT);
        if (!output.success()) {
            throw new DriverException(
                    Kind.SYSTEM, command[0] + " failed: " + output.stderr().strip());
        }
        return output.stdout();
    }
}
