package io.drydock.kernel.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The user of {@code userns-remap=default}: made when it is missing, with a range of ids nobody
 * else has. Other users' entries are never touched.
 */
final class StandardUser {

    private static final long FIRST = 100_000;
    private static final long COUNT = 65_536;

    private final Path etc;
    private final String name;

    StandardUser(Path etc, String name) {
        this.etc = etc;
        this.name = name;
    }

    void make() {
        try {
            if (!has("passwd")) {
                run("useradd", "--system", "--user-group", "--shell", "/bin/false", name);
            }
            addRange("subuid");
            addRange("subgid");
        } catch (IOException e) {
            throw failed(e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failed("interrupted");
        }
    }

    private boolean has(String file) throws IOException {
        return Files.exists(etc.resolve(file))
                && Files.readAllLines(etc.resolve(file)).stream()
                        .anyMatch(line -> line.startsWith(name + ":"));
    }

    /** After all ranges there are. */
    private void addRange(String file) throws IOException {
        if (has(file)) {
            return;
        }
        Path path = etc.resolve(file);
        List<String> lines = Files.exists(path) ? Files.readAllLines(path) : List.of();
        long next = FIRST;
        for (String line : lines) {
            String[] fields = line.strip().split(":", -1);
            if (fields.length == 3) {
                next = Math.max(next, Long.parseLong(fields[1]) + Long.parseLong(fields[2]));
            }
        }
        Files.writeString(
                path,
                "%s:%d:%d\n".formatted(name, next, COUNT),
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }

    private void run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes()).strip();
        if (!process.waitFor(30, TimeUnit.SECONDS) || process.exitValue() != 0) {
            throw failed(said);
        }
    }

    private ConfigException failed(String why) {
        return new ConfigException(
                "Failed to add user and/or group \"%s\" during user namespace setup: %s"
                        .formatted(name, why));
    }
}
