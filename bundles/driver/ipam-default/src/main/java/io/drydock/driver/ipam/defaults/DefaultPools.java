package io.drydock.driver.ipam.defaults;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * dockerd's pools of local networks: 172.17 to 172.31 whole, 192.168 in pieces of 4096 addresses;
 * for IPv6 a prefix of the unique local ones that is the same on this host for good.
 */
final class DefaultPools {

    static final List<Pool> IPV4 =
            Stream.of(
                            "base=172.17.0.0/16,size=16",
                            "base=172.18.0.0/16,size=16",
                            "base=172.19.0.0/16,size=16",
                            "base=172.20.0.0/14,size=16",
                            "base=172.24.0.0/14,size=16",
                            "base=172.28.0.0/14,size=16",
                            "base=192.168.0.0/16,size=20")
                    .map(Pool::parse)
                    .toList();

    private static final Path MACHINE = Path.of("/etc/machine-id");

    private DefaultPools() {}

    /** What the configuration names instead, completed by what it does not name. */
    static List<Pool> of(String[] configured) {
        List<Pool> pools = new ArrayList<>(Stream.of(configured).map(Pool::parse).toList());
        if (pools.isEmpty()) {
            pools.addAll(IPV4);
        }
        if (pools.stream().noneMatch(pool -> pool.base().ipv6())) {
            pools.add(uniqueLocal(machine()));
        }
        return List.copyOf(pools);
    }

    /** RFC 4193: fd, and 40 bits that nobody else is likely to have. */
    static Pool uniqueLocal(String machine) {
        byte[] digest = sha256(machine);
        String base =
                "fd%02x:%02x%02x:%02x%02x::/48"
                        .formatted(digest[3], digest[4], digest[5], digest[6], digest[7]);
        return new Pool(Block.parse(base), 64);
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static String machine() {
        try {
            return Files.readString(MACHINE).strip();
        } catch (IOException e) {
            // A host without the file: all such hosts share one prefix.
            return "";
        }
    }
}
