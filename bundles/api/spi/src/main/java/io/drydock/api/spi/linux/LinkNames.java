package io.drydock.api.spi.linux;

/** The kernel's rule for interface names (dev_valid_name). */
final class LinkNames {

    private LinkNames() {}

    static void check(String name) {
        boolean bad =
                name.isEmpty()
                        || name.length() > 15
                        || name.equals(".")
                        || name.equals("..")
                        || name.chars().anyMatch(c -> c <= ' ' || c == '/' || c == ':');
        if (bad) {
            throw new IllegalArgumentException("invalid interface name: " + name);
        }
    }
}
