package io.drydock.kernel.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * {@code userns-remap}: whose subordinate ids containers have. Root of a container is the first of
 * them, and all state lies below {@code <data-root>/<uid>.<gid>}, as with dockerd, so that engines
 * with and without it never see each other's files.
 */
final class RemappedUsers {

    private static final String STANDARD = "dockremap";

    private final Path etc;
    private final Runnable makeStandardUser;

    /** Reads the files below {@code etc}. */
    RemappedUsers(Path etc, Runnable makeStandardUser) {
        this.etc = etc;
        this.makeStandardUser = makeStandardUser;
    }

    static RemappedUsers ofHost() {
        Path etc = Path.of("/etc");
        return new RemappedUsers(etc, () -> new StandardUser(etc, STANDARD).make());
    }

    /** Changes {@code data-root} and gives the maps, {@code inside:outside:count}. */
    Map<String, Object> apply(Map<String, Object> values) {
        String wanted = String.valueOf(values.getOrDefault("userns-remap", ""));
        Map<String, Object> maps = new TreeMap<>();
        if (wanted.isEmpty()) {
            return maps;
        }
        Names names = names(wanted);
        List<Range> uids = ranges("subuid", names.user(), "user");
        List<Range> gids = ranges("subgid", names.group(), "group");
        maps.put("userns-uids", text(uids));
        maps.put("userns-gids", text(gids));
        String place = "%d.%d".formatted(uids.getFirst().first(), gids.getFirst().first());
        Path root = Path.of(String.valueOf(values.get("data-root")));
        maps.put("data-root", root.resolve(place).toString());
        return maps;
    }

    private record Names(String user, String group) {}

    private record Range(long first, long count) {}

    private Names names(String wanted) {
        if (wanted.equals("default")) {
            makeStandardUser.run();
            return new Names(STANDARD, STANDARD);
        }
        String[] parts = wanted.split(":", -1);
        if (parts.length > 2) {
            throw new ConfigException(
                    "Invalid user/group specification in --userns-remap: \"" + wanted + "\"");
        }
        String user = name("passwd", "uid", parts[0]);
        return new Names(user, parts.length == 1 ? user : name("group", "gid", parts[1]));
    }

    /** The name of an entry that is given by name or number. */
    private String name(String file, String what, String key) {
        return lines(file).stream()
                .map(line -> line.split(":", -1))
                .filter(fields -> fields.length > 2)
                .filter(fields -> fields[0].equals(key) || fields[2].equals(key))
                .map(fields -> fields[0])
                .findFirst()
                .orElseThrow(
                        () ->
                                new ConfigException(
                                        ("Error during %s lookup for \"%s\": unable to find entry"
                                                        + " \"%s\" in %s database")
                                                .formatted(what, key, key, file)));
    }

    private List<Range> ranges(String file, String name, String what) {
        List<Range> ranges = new ArrayList<>();
        Optional<String> number = number(what.equals("user") ? "passwd" : "group", name);
        for (String line : lines(file)) {
            String[] fields = line.strip().split(":", -1);
            boolean own = fields[0].equals(name) || number.filter(fields[0]::equals).isPresent();
            if (fields.length == 3 && own) {
                ranges.add(range(file, line, fields));
            }
        }
        if (ranges.isEmpty()) {
            throw new ConfigException(
                    "Can't create ID mappings: no %s ranges found for %s \"%s\""
                            .formatted(file, what, name));
        }
        return ranges;
    }

    private static Range range(String file, String line, String[] fields) {
        try {
            Range range = new Range(Long.parseLong(fields[1]), Long.parseLong(fields[2]));
            if (range.first() < 0
                    || range.count() < 1
                    || range.first() + range.count() > Integer.MAX_VALUE) {
                throw new NumberFormatException("out of range");
            }
            return range;
        } catch (NumberFormatException e) {
            throw new ConfigException(
                    "Can't create ID mappings: /etc/%s: %s: %s"
                            .formatted(file, line, e.getMessage()));
        }
    }

    private Optional<String> number(String file, String name) {
        return lines(file).stream()
                .map(line -> line.split(":", -1))
                .filter(fields -> fields.length > 2 && fields[0].equals(name))
                .map(fields -> fields[2])
                .findFirst();
    }

    private static String[] text(List<Range> ranges) {
        List<String> lines = new ArrayList<>();
        long inside = 0;
        for (Range range : ranges) {
            lines.add(inside + ":" + range.first() + ":" + range.count());
            inside += range.count();
        }
        return lines.toArray(String[]::new);
    }

    private List<String> lines(String file) {
        try {
            return Files.exists(etc.resolve(file))
                    ? Files.readAllLines(etc.resolve(file))
                    : List.of();
        } catch (IOException e) {
            throw new ConfigException("Can't create ID mappings: " + e);
        }
    }
}
