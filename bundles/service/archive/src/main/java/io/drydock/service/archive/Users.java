package io.drydock.service.archive;

import io.drydock.api.model.error.EngineException;
import io.drydock.api.spi.linux.LinuxException;
import io.drydock.api.spi.linux.RootedDirectory;
import io.drydock.api.spi.linux.RootedFile;
import io.drydock.service.tar.Placement.Owner;

import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** The user a container runs as, by the names its own files have. */
final class Users {

    private static final int LARGEST = 4 << 20;

    private final RootedDirectory tree;

    Users(RootedDirectory tree) {
        this.tree = tree;
    }

    /** {@code user} or {@code user:group}, names or numbers; null for an empty one. */
    @Nullable Owner owner(String user) {
        if (user.isEmpty()) {
            return null;
        }
        int colon = user.indexOf(':');
        String name = colon < 0 ? user : user.substring(0, colon);
        Optional<List<String>> line = line("etc/passwd", name);
        Integer number = number(name);
        if (line.isEmpty() && number == null) {
            throw EngineException.invalid(
                    "unable to find user " + name + ": no matching entries in passwd file");
        }
        int uid = line.map(fields -> field(fields, 2)).orElseGet(() -> number == null ? 0 : number);
        int gid = line.map(fields -> field(fields, 3)).orElse(0);
        return new Owner(uid, colon < 0 ? gid : group(user.substring(colon + 1)));
    }

    private int group(String name) {
        Integer number = number(name);
        return line("etc/group", name)
                .map(fields -> field(fields, 2))
                .or(() -> Optional.ofNullable(number))
                .orElseThrow(
                        () ->
                                EngineException.invalid(
                                        "unable to find group "
                                                + name
                                                + ": no matching entries in group file"));
    }

    /** By name, or by number where that is given. */
    private Optional<List<String>> line(String file, String name) {
        return text(file)
                .lines()
                .map(line -> List.of(line.split(":", -1)))
                .filter(
                        fields ->
                                fields.size() > 3 || (fields.size() > 2 && file.endsWith("group")))
                .filter(fields -> fields.get(0).equals(name) || fields.get(2).equals(name))
                .findFirst();
    }

    private String text(String file) {
        try (RootedFile open = tree.open(Links.follow(tree, file))) {
            int size = (int) Math.min(LARGEST, open.stat().size());
            ByteBuffer content = ByteBuffer.allocate(size);
            while (content.hasRemaining() && open.read(content) >= 0) {}
            return new String(content.array(), 0, content.position(), StandardCharsets.UTF_8);
        } catch (LinuxException e) {
            return "";
        }
    }

    private static int field(List<String> fields, int index) {
        Integer number = number(fields.get(index));
        return number == null ? 0 : number;
    }

    private static @Nullable Integer number(String text) {
        try {
            return Integer.parseUnsignedInt(text);
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
