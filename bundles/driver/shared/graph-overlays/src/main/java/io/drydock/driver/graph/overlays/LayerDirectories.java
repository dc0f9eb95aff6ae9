package io.drydock.driver.graph.overlays;

import io.drydock.api.spi.DriverException;
import io.drydock.api.spi.DriverException.Kind;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where a layer's parts lie. What is being made lies in {@code tmp}; a rename makes it a layer, so
 * that a directory under a layer's name is always whole.
 */
public final class LayerDirectories {

    /** Beginning of the names of layers that are being deleted. */
    static final String REMOVED = "removed-";

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int LINK_LENGTH = 26;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Path root;

    LayerDirectories(Path root) {
        this.root = root;
    }

    /** The driver's own directory. */
    public Path root() {
        return root;
    }

    Path links() {
        return root.resolve("l");
    }

    /** Where things are made and end. */
    public Path temporary() {
        return root.resolve("tmp");
    }

    Path layer(String id) {
        if (!id.matches("[a-z0-9-]{64,}")) {
            throw new DriverException(Kind.INVALID, "invalid layer id: " + id);
        }
        return root.resolve(id);
    }

    Path preparation(String id) {
        return temporary().resolve(layer(id).getFileName());
    }

    boolean complete(String id) {
        return Files.isDirectory(layer(id), LinkOption.NOFOLLOW_LINKS);
    }

    /** The layer, or its preparation while it is one. */
    Path existing(String id) {
        Path layer = layer(id);
        if (Files.isDirectory(layer, LinkOption.NOFOLLOW_LINKS)) {
            return layer;
        }
        Path preparation = preparation(id);
        if (Files.isDirectory(preparation, LinkOption.NOFOLLOW_LINKS)) {
            return preparation;
        }
        throw new DriverException(Kind.NOT_FOUND, "no such layer: " + id);
    }

    Path required(String id) {
        if (!complete(id)) {
            throw new DriverException(Kind.NOT_FOUND, "no such layer: " + id);
        }
        return layer(id);
    }

    /** Makes the directories of the driver. */
    public void create() {
        io(
                () -> {
                    Files.createDirectories(root);
                    Files.createDirectories(links());
                    Files.createDirectories(temporary());
                });
    }

    /** Makes the files every layer has in {@code place}. */
    void write(Path place, List<String> lowers) {
        String link = randomLink();
        io(
                () -> {
                    Files.createDirectory(place);
                    Files.createDirectory(place.resolve("diff"));
                    Files.writeString(place.resolve("link"), link);
                });
        if (!lowers.isEmpty()) {
            lower(place, lowers);
        }
    }

    /** Says what lies below the layer in {@code place}. */
    void lower(Path place, List<String> lowers) {
        io(() -> Files.writeString(place.resolve("lower"), String.join(":", lowers)));
    }

    /** Gives a finished place its name as a layer. */
    void publish(Path place, String id) {
        Path link = links().resolve(link(place));
        io(
                () -> {
                    Files.deleteIfExists(link);
                    Files.createSymbolicLink(link, Path.of("..", id, "diff"));
                    Files.move(place, layer(id), StandardCopyOption.ATOMIC_MOVE);
                });
    }

    /** Takes the short name away of what is about to be deleted; a crash may have left it. */
    void unlink(Path place) {
        Path file = place.resolve("link");
        if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            String link = text(file);
            if (link.length() == LINK_LENGTH) {
                io(() -> Files.deleteIfExists(links().resolve(link)));
            }
        }
    }

    /** Writes the names in a directory to the device. */
    static void sync(Path directory) {
        io(
                () -> {
                    try (FileChannel channel =
                            FileChannel.open(directory, StandardOpenOption.READ)) {
                        channel.force(true);
                    }
                });
    }

    /** The {@code lower} words of a layer made on top of {@code parent}. */
    List<String> lowersAbove(String parent) {
        Path place = existing(parent);
        List<String> lowers = new ArrayList<>();
        lowers.add("l/" + link(place));
        lowers.addAll(lowers(place));
        return lowers;
    }

    List<String> lowers(Path place) {
        Path file = place.resolve("lower");
        return Files.exists(file) ? List.of(text(file).split(":")) : List.of();
    }

    String link(Path place) {
        return text(place.resolve("link"));
    }

    /** Removals that a crash has interrupted. */
    List<Path> removals() {
        return temporaries(REMOVED);
    }

    /** What lies in {@link #temporary} under names with this beginning. */
    public List<Path> temporaries(String prefix) {
        try (Stream<Path> entries = Files.list(temporary())) {
            return entries.filter(entry -> entry.getFileName().toString().startsWith(prefix))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<String> ids() {
        try (Stream<Path> entries = Files.list(root)) {
            return entries.map(entry -> entry.getFileName().toString())
                    .filter(name -> name.length() >= 64)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new DriverException(Kind.SYSTEM, "reading " + file + ": " + e.getMessage(), e);
        }
    }

    private static String randomLink() {
        StringBuilder link = new StringBuilder();
        RANDOM.ints(LINK_LENGTH, 0, ALPHABET.length())
                .forEach(index -> link.append(ALPHABET.charAt(index)));
        return link.toString();
    }

    /** Work on files. */
    public interface Io {
        /** Does it. */
        void run() throws IOException;
    }

    /** Runs it; what goes wrong becomes the driver's exception. */
    public static void io(Io action) {
        try {
            action.run();
        } catch (IOException e) {
            throw new DriverException(Kind.SYSTEM, "layers: " + e, e);
        }
    }
}
