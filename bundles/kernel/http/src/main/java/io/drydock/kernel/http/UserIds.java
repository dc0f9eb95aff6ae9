package io.drydock.kernel.http;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Numbers of users by name, as the host's passwd file has them. */
final class UserIds {

    private static final Path PASSWD = Path.of("/etc/passwd");

    private UserIds() {}

    /** The user's number; -1 when it is not known. */
    static long of(String name) {
        if (name.equals("root")) {
            return 0;
        }
        if (!name.isEmpty() && name.chars().allMatch(Character::isDigit)) {
            return Long.parseLong(name);
        }
        try (Stream<String> lines = Files.lines(PASSWD)) {
            return lines.map(line -> List.of(line.split(":")))
                    .filter(fields -> fields.size() > 2 && fields.getFirst().equals(name))
                    .mapToLong(fields -> Long.parseLong(fields.get(2)))
                    .findFirst()
                    .orElse(-1);
        } catch (IOException | RuntimeException e) {
            return -1;
        }
    }
}
