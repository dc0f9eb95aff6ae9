package io.drydock.driver.network.bridge;

import io.drydock.api.spi.DriverException;
import io.drydock.api.spi.DriverException.Kind;
import io.drydock.api.spi.linux.Cidr;
import io.drydock.api.spi.network.GatewayMode;

import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Values of options; what cannot be read is refused in dockerd's words. */
final class Labels {

    private final Map<String, String> options;

    Labels(Map<String, String> options) {
        this.options = options;
    }

    String text(String key) {
        return options.getOrDefault(key, "");
    }

    /** Words between colons. */
    List<String> words(String key) {
        return Stream.of(text(key).split(":")).filter(word -> !word.isEmpty()).toList();
    }

    boolean flag(String key, boolean otherwise) {
        String text = options.get(key);
        if (text == null) {
            return otherwise;
        }
        return switch (text) {
            case "1", "t", "T", "true", "TRUE", "True" -> true;
            case "0", "f", "F", "false", "FALSE", "False" -> false;
            default ->
                    throw refused(
                            key,
                            text,
                            "strconv.ParseBool: parsing \"%s\": invalid syntax".formatted(text));
        };
    }

    /** 0 when it is not given. */
    int number(String key) {
        String text = options.getOrDefault(key, "0");
        int number;
        try {
            number = Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw refused(
                    key, text, "strconv.Atoi: parsing \"%s\": invalid syntax".formatted(text));
        }
        if (number < 0) {
            throw new DriverException(Kind.INVALID, "invalid MTU number: " + number);
        }
        return number;
    }

    /** Empty when it is not given. */
    String address(String key) {
        String text = options.get(key);
        if (text == null) {
            return "";
        }
        try {
            return Cidr.host(InetAddress.ofLiteral(text));
        } catch (IllegalArgumentException e) {
            throw refused(key, text, "nil ip");
        }
    }

    GatewayMode mode(String key) {
        String text = options.getOrDefault(key, "nat");
        return switch (text) {
            case "nat" -> GatewayMode.NAT;
            case "nat-unprotected" -> GatewayMode.NAT_UNPROTECTED;
            case "routed" -> GatewayMode.ROUTED;
            case "isolated" -> GatewayMode.ISOLATED;
            default -> throw refused(key, text, "unknown gateway mode " + text);
        };
    }

    private static DriverException refused(String key, String value, String reason) {
        return new DriverException(
                Kind.INVALID, "failed to parse %s value: %s (%s)".formatted(key, value, reason));
    }
}
