package io.drydock.driver.zone.firewalld;

import io.drydock.api.spi.linux.ExitStatus;
import io.drydock.api.spi.linux.ProcessOutput;
import io.drydock.api.spi.linux.Processes;
import io.drydock.api.spi.linux.SpawnRequest;
import io.drydock.api.spi.linux.SpawnedProcess;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** firewalld 1.3.3 and busctl of systemd 252, as far as they were seen to answer. */
final class StandIn implements Processes {

    final List<String> asked = new ArrayList<>();
    final Map<String, String> zoneOf = new TreeMap<>();
    final Set<String> lasting = new TreeSet<>(Set.of("public"));
    Set<String> zones = new TreeSet<>(lasting);
    final Set<String> lastingPolicies = new TreeSet<>();
    private Set<String> policies = new TreeSet<>();
    boolean installed = true;
    boolean running = true;

    @Override
    public SpawnedProcess spawn(SpawnRequest request) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<String> which(String program) {
        return installed ? Optional.of("/usr/bin/" + program) : Optional.empty();
    }

    @Override
    public ProcessOutput run(SpawnRequest request, byte[] input, Duration limit) {
        List<String> words = request.argv();
        if (!words.subList(0, 3).equals(List.of("busctl", "--system", "--auto-start=no"))) {
            throw new AssertionError("not asked as it must be: " + words);
        }
        if (!running) {
            return failed("The name org.fedoraproject.FirewallD1 was not provided");
        }
        List<String> rest = words.subList(6, words.size());
        asked.add(String.join(" ", rest.subList(1, rest.size())));
        return answer(rest.get(1), rest);
    }

    private ProcessOutput answer(String method, List<String> words) {
        String last = words.getLast();
        return switch (method) {
            case "state" -> done("s \"RUNNING\"");
            case "getZones" -> done(array(zones));
            case "getPolicies" -> done(array(policies));
            case "getInterfaces" ->
                    done(
                            array(
                                    zoneOf.keySet().stream()
                                            .filter(link -> last.equals(zoneOf.get(link)))
                                            .collect(Collectors.toCollection(TreeSet::new))));
            case "addZone2" -> make(lasting, words.get(3));
            case "addPolicy" -> make(lastingPolicies, words.get(3));
            case "reload" -> {
                zones = new TreeSet<>(lasting);
                policies = new TreeSet<>(lastingPolicies);
                zoneOf.clear();
                yield done("");
            }
            case "changeZoneOfInterface" -> move(words.get(3), last);
            case "removeInterface" -> {
                zoneOf.remove(last);
                yield done("s \"" + words.get(3) + "\"");
            }
            default -> throw new AssertionError("unknown: " + words);
        };
    }

    private ProcessOutput move(String zone, String link) {
        if (!zones.contains(zone)) {
            return failed("Call failed: INVALID_ZONE: " + zone);
        }
        zoneOf.put(link, zone);
        return done("s \"" + zone + "\"");
    }

    private static ProcessOutput make(Set<String> names, String name) {
        return names.add(name)
                ? done("o \"/org/fedoraproject/FirewallD1/config/zone/9\"")
                : failed("Call failed: NAME_CONFLICT: new_zone(): '" + name + "'");
    }

    private static String array(Set<String> names) {
        return "as "
                + names.size()
                + names.stream().map(" \"%s\""::formatted).collect(Collectors.joining());
    }

    private static ProcessOutput done(String out) {
        return new ProcessOutput(new ExitStatus(0, 0), out + "\n", "");
    }

    private static ProcessOutput failed(String err) {
        return new ProcessOutput(new ExitStatus(1, 0), "", err + "\n");
    }
}
