package io.drydock.kernel.config;

import java.net.InetAddress;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Rules about {@code base=10.10.0.0/16,size=24}; the texts are dockerd's. */
final class AddressPoolRules {

    private static final Pattern CIDR = Pattern.compile("([0-9a-fA-F:.]+)/([0-9]{1,3})");

    private AddressPoolRules() {}

    static void check(String pool) {
        String base = "";
        int size = 0;
        for (String field : pool.split(",")) {
            int equals = field.indexOf('=');
            if (equals < 0) {
                throw new ConfigException(
                        "invalid field '%s' must be a key=value pair".formatted(field));
            }
            String value = field.substring(equals + 1);
            switch (field.substring(0, equals)) {
                case "base" -> base = base(value);
                case "size" -> size = size(value, pool);
                default ->
                        throw new ConfigException(
                                "unexpected key '%s' in '%s'"
                                        .formatted(field.substring(0, equals), field));
            }
        }
        fits(pool, base, size);
    }

    private static String base(String text) {
        if (!isCidr(text, 32) && !isCidr(text, 128)) {
            throw new ConfigException("invalid base prefix \"" + text + "\"");
        }
        return text;
    }

    private static int size(String text, String pool) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new ConfigException(
                    "invalid size value: \"%s\" (must be integer)".formatted(pool), e);
        }
    }

    private static void fits(String pool, String base, int size) {
        if (base.isEmpty() || size == 0) {
            throw new ConfigException("address pool %s needs base and size".formatted(pool));
        }
        int prefix = Integer.parseInt(base.substring(base.indexOf('/') + 1));
        if (prefix > size) {
            throw new ConfigException(
                    "network %s has a smaller prefix (/%d) than the target size of that pool (/%d)"
                            .formatted(base, prefix, size));
        }
        if (size > (base.contains(":") ? 128 : 32)) {
            throw new ConfigException("address pool %s: /%d is no prefix".formatted(pool, size));
        }
    }

    /** Whether it is an address of that many bits with a prefix length. */
    static boolean isCidr(String text, int bits) {
        Matcher parts = CIDR.matcher(text);
        try {
            return parts.matches()
                    && InetAddress.ofLiteral(parts.group(1)).getAddress().length * 8 == bits
                    && Integer.parseInt(parts.group(2)) <= bits;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
