package io.drydock.service.names;

import io.drydock.api.engine.network.NameServers;
import io.drydock.api.engine.network.NameServers.Guest;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The servers a guest's questions go to: its own, else the host's, whose file is read for each
 * question, which costs less than the question and sees every change.
 */
final class HostResolvers {

    private static final int MOST = 3;

    /** Where the host names none, as with dockerd. */
    private static final List<String> PUBLIC = List.of("8.8.8.8", "8.8.4.4");

    private final Path file;

    HostResolvers(Path file) {
        this.file = file;
    }

    List<Upstream> of(Guest guest) {
        boolean own = !guest.servers().isEmpty();
        List<Upstream> servers = new ArrayList<>();
        for (String text : own ? guest.servers() : hosts()) {
            upstream(guest, text, own).ifPresent(servers::add);
        }
        return servers.subList(0, Math.min(MOST, servers.size()));
    }

    private static Optional<Upstream> upstream(Guest guest, String text, boolean own) {
        InetAddress address;
        try {
            address = InetAddress.ofLiteral(text);
        } catch (IllegalArgumentException e) {
            // No address at all, or on a link that is not there.
            return Optional.empty();
        }
        boolean loop = own && text.equals(NameServers.ADDRESS);
        boolean unreachable =
                address instanceof Inet6Address
                        && guest.places().stream()
                                .flatMap(place -> place.addresses().stream())
                                .noneMatch(it -> it.contains(":"));
        boolean hosts = address.isLoopbackAddress() || text.contains("%");
        boolean onHost = !own && hosts || unreachable;
        return loop ? Optional.empty() : Optional.of(new Upstream(address, onHost));
    }

    private List<String> hosts() {
        List<String> servers = new ArrayList<>();
        for (String line : lines()) {
            String[] words = line.strip().split("\\s+");
            if (words[0].equals("nameserver") && words.length > 1) {
                servers.add(words[1]);
            }
        }
        return servers.isEmpty() ? PUBLIC : servers;
    }

    private List<String> lines() {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1).lines().toList();
        } catch (IOException e) {
            // A host without the file has no servers of its own.
            return List.of();
        }
    }
}
