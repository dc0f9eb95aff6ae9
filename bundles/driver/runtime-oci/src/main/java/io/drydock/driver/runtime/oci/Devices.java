package io.drydock.driver.runtime.oci;

import io.drydock.api.spi.DriverException;
import io.drydock.api.spi.DriverException.Kind;
import io.drydock.api.spi.runtime.ContainerSpec;
import io.drydock.api.spi.runtime.ContainerSpec.Device;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Device nodes of a container and the rules of its device cgroup.
 *
 * @param nodes to be made
 * @param rules in order, the last that fits decides
 */
record Devices(List<Map<String, Object>> nodes, List<Map<String, Object>> rules) {

    /** zero, null, urandom, random, tty, console; terminals are added by the runtimes. */
    private static final int[][] STANDARD = {{1, 5}, {1, 3}, {1, 9}, {1, 8}, {5, 0}, {5, 1}};

    private static final Pattern RULE =
            Pattern.compile("([abc]) ([0-9]+|\\*):([0-9]+|\\*) ([rwm]{1,3})");

    static Devices of(ContainerSpec spec, HostDevices host) {
        List<Map<String, Object>> nodes = new ArrayList<>();
        List<Map<String, Object>> rules = new ArrayList<>();
        if (spec.security().privileged()) {
            host.all().forEach(node -> nodes.add(node.description()));
            rules.add(new Fields().put("allow", true).put("access", "rwm").map());
        } else {
            rules.addAll(standard());
        }
        for (Device device : spec.devices()) {
            for (DeviceNode node : host.at(device.host(), device.container())) {
                nodes.removeIf(each -> node.path().equals(each.get("path")));
                nodes.add(node.description());
                rules.add(node.rule(device.permissions()));
            }
        }
        spec.deviceRules().forEach(rule -> rules.add(parsed(rule)));
        return new Devices(nodes, rules);
    }

    private static List<Map<String, Object>> standard() {
        List<Map<String, Object>> rules = new ArrayList<>();
        rules.add(new Fields().put("allow", false).put("access", "rwm").map());
        for (int[] number : STANDARD) {
            rules.add(rule(true, number[0], number[1]));
        }
        rules.add(rule(false, 10, 229));
        return rules;
    }

    private static Map<String, Object> rule(boolean allow, int major, int minor) {
        return new Fields()
                .put("allow", allow)
                .put("type", "c")
                .put("major", major)
                .put("minor", minor)
                .put("access", "rwm")
                .map();
    }

    private static Map<String, Object> parsed(String rule) {
        Matcher parts = RULE.matcher(rule);
        if (!parts.matches()) {
            throw new DriverException(
                    Kind.INVALID, "invalid device cgroup rule format: '" + rule + "'");
        }
        return new Fields()
                .put("allow", true)
                .put("type", parts.group(1))
                .put("major", number(parts.group(2)))
                .put("minor", number(parts.group(3)))
                .put("access", parts.group(4))
                .map();
    }

    /** Null for all: crun writes -1 as it is, and the kernel refuses it. */
    private static @Nullable Long number(String text) {
        return text.equals("*") ? null : Long.valueOf(text);
    }
}
