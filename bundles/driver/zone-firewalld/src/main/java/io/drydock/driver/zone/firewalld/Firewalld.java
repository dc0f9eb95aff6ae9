package io.drydock.driver.zone.firewalld;

import io.drydock.api.spi.DriverException;
import io.drydock.api.spi.DriverException.Kind;
import io.drydock.api.spi.linux.ProcessOutput;
import io.drydock.api.spi.linux.Processes;
import io.drydock.api.spi.linux.SpawnRequest;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * firewalld as its D-Bus interface shows it (firewalld.dbus(5)), asked by systemd's {@code busctl}:
 * a few milliseconds a call, where {@code firewall-cmd} takes some hundred. It is never started by
 * being asked.
 */
final class Firewalld {

    private static final String NAME = "org.fedoraproject.FirewallD1";
    private static final String RUNTIME = "/org/fedoraproject/FirewallD1";
    private static final String CONFIG = RUNTIME + "/config";

    /** A reload waits for all its rules. */
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private static final Pattern QUOTED = Pattern.compile("\"([^\"]*)\"");

    private final Processes processes;

    Firewalld(Processes processes) {
        this.processes = processes;
    }

    /** Costs no process where firewalld or the program to ask it is not installed. */
    boolean running() {
        if (processes.which("firewall-cmd").isEmpty() || processes.which("busctl").isEmpty()) {
            return false;
        }
        ProcessOutput state = busctl("get-property", NAME, RUNTIME, NAME, "state");
        return state.success() && state.stdout().contains("\"RUNNING\"");
    }

    List<String> zones() {
        return strings(call(RUNTIME, NAME + ".zone", "getZones"));
    }

    /** Empty before firewalld 0.9, which had no policies. */
    Optional<List<String>> policies() {
        ProcessOutput output = busctl("call", NAME, RUNTIME, NAME + ".policy", "getPolicies");
        return output.success() ? Optional.of(strings(output.stdout())) : Optional.empty();
    }

    List<String> interfaces(String zone) {
        return strings(call(RUNTIME, NAME + ".zone", "getInterfaces", "s", zone));
    }

    /** In the lasting configuration, so in force after a reload only. */
    void addZone(String zone) {
        make("addZone2", zone, "sa{sv}", zone, "2", "version", "s", "1.0", "target", "s", "ACCEPT");
    }

    /** Whatever goes to the zone is let through; in force after a reload only. */
    void addPolicy(String policy, String zone) {
        List<String> words = new ArrayList<>(List.of("sa{sv}", policy, "4", "version", "s", "1.0"));
        words.addAll(List.of("ingress_zones", "as", "1", "ANY"));
        words.addAll(List.of("egress_zones", "as", "1", zone));
        words.addAll(List.of("target", "s", "ACCEPT"));
        make("addPolicy", policy, words.toArray(String[]::new));
    }

    /** Another engine on this host may have made it a moment ago. */
    private void make(String method, String what, String... words) {
        List<String> all = new ArrayList<>(List.of("call", NAME, CONFIG, NAME + ".config", method));
        all.addAll(List.of(words));
        ProcessOutput output = busctl(all.toArray(String[]::new));
        if (!output.success() && !output.stderr().contains("NAME_CONFLICT")) {
            throw refused(method + " " + what, output);
        }
    }

    void reload() {
        call(RUNTIME, NAME, "reload");
    }

    /** From whatever zone it is in. */
    void move(String link, String zone) {
        call(RUNTIME, NAME + ".zone", "changeZoneOfInterface", "ss", zone, link);
    }

    void remove(String link, String zone) {
        call(RUNTIME, NAME + ".zone", "removeInterface", "ss", zone, link);
    }

    private String call(String path, String contract, String method, String... words) {
        List<String> all = new ArrayList<>(List.of("call", NAME, path, contract, method));
        all.addAll(List.of(words));
        ProcessOutput output = busctl(all.toArray(String[]::new));
        if (!output.success()) {
            throw refused(method + " " + String.join(" ", words), output);
        }
        return output.stdout();
    }

    private static DriverException refused(String what, ProcessOutput output) {
        return new DriverException(
                Kind.SYSTEM, "firewalld refused " + what + ": " + output.stderr().strip());
    }

    private ProcessOutput busctl(String... words) {
        List<String> command = new ArrayList<>(List.of("busctl", "--system", "--auto-start=no"));
        command.addAll(List.of(words));
        return processes.run(SpawnRequest.of(command.toArray(String[]::new)), new byte[0], LIMIT);
    }

    /** The strings of an array as busctl prints it: {@code as 2 "a" "b"}. */
    private static List<String> strings(String printed) {
        List<String> all = new ArrayList<>();
        Matcher matcher = QUOTED.matcher(printed);
        while (matcher.find()) {
            all.add(matcher.group(1));
        }
        return all;
    }
}
