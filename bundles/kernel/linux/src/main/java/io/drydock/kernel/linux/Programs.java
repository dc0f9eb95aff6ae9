package io.drydock.kernel.linux;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds programs; service managers and cron often leave the sbin directories out of PATH. */
final class Programs {

    private static final List<String> ALWAYS =
            List.of("/usr/local/sbin", "/usr/local/bin", "/usr/sbin", "/usr/bin", "/sbin", "/bin");

    private final Set<String> directories = new LinkedHashSet<>();

    Programs() {
        String path = System.getenv("PATH");
        if (path != null) {
            List.of(path.split(":")).stream()
                    .filter(directory -> directory.startsWith("/"))
                    .forEach(directories::add);
        }
        directories.addAll(ALWAYS);
    }

    Optional<String> find(String name) {
        if (name.contains("/")) {
            return Optional.of(name);
        }
        return directories.stream()
                .map(directory -> Path.of(directory, name))
                .filter(file -> Files.isExecutable(file) && Files.isRegularFile(file))
                .map(Path::toString)
                .findFirst();
    }
}
