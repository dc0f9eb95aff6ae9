package io.drydock.driver.volume.local;

import io.drydock.api.spi.DriverException;
import io.drydock.api.spi.DriverException.Kind;
import io.drydock.api.spi.linux.BindMount;
import io.drydock.api.spi.linux.Errno;
import io.drydock.api.spi.linux.LinuxException;
import io.drydock.api.spi.linux.Mounts;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Mounts what a volume's options name. */
final class VolumeMount {

    private static final String ADDRESS = "addr=";

    private final Mounts mounts;

    VolumeMount(Mounts mounts) {
        this.mounts = mounts;
    }

    void mount(VolumeOptions options, Path target) {
        List<String> words = options.words();
        try {
            if (words.contains("bind") || words.contains("rbind")) {
                mounts.bind(
                        new BindMount(
                                Path.of(options.device()),
                                target,
                                words.contains("rbind"),
                                words.contains("ro"),
                                null));
            } else {
                String type = options.type();
                mounts.filesystem(type, options.device(), target, resolved(type, words));
            }
        } catch (LinuxException e) {
            String text =
                    "error while mounting volume '%s': failed to mount local volume: mount %s:%s%s: %s"
                            .formatted(
                                    target,
                                    options.device(),
                                    target,
                                    words.isEmpty() ? "" : ", data: " + options.options(),
                                    Errno.text(e.errno()));
            throw new DriverException(Kind.SYSTEM, text, e);
        }
    }

    /** The kernel's network file systems want the server as a number. */
    private static List<String> resolved(String type, List<String> words) {
        if (!type.startsWith("nfs") && !type.equals("cifs")) {
            return words;
        }
        List<String> all = new ArrayList<>();
        for (String word : words) {
            all.add(word.startsWith(ADDRESS) ? ADDRESS + number(word) : word);
        }
        return all;
    }

    private static String number(String word) {
        String name = word.substring(ADDRESS.length());
        try {
            return InetAddress.getByName(name).getHostAddress();
        } catch (UnknownHostException e) {
            throw new DriverException(
                    Kind.UNAVAILABLE,
                    "error resolving passed in network volume address: " + name,
                    e);
        }
    }
}
