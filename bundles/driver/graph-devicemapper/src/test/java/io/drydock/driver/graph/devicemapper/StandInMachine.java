package io.drydock.driver.graph.devicemapper;

import io.drydock.api.spi.linux.ExitStatus;
import io.drydock.api.spi.linux.ProcessOutput;
import io.drydock.api.spi.linux.Processes;
import io.drydock.api.spi.linux.SpawnRequest;
import io.drydock.api.spi.linux.SpawnedProcess;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Does with directories what the kernel's document says of thin devices: {@code thin/N} is a
 * device, {@code active/NAME} says which one is active under a name. Fails where the kernel would.
 */
final class StandInMachine implements Processes {

    private static final String MAPPER = "/dev/mapper/";

    final List<String> lines = new ArrayList<>();
    boolean capable = true;
    long used = 100;

    private final Path folder;
    private final Set<String> suspended = new HashSet<>();

    StandInMachine(Path folder) {
        this.folder = folder;
        io(() -> Files.createDirectories(folder.resolve("thin")));
        io(() -> Files.createDirectories(folder.resolve("active")));
    }

    /** What stands in for an active device. */
    Path content(String device) {
        return thin(read(active(device.substring(MAPPER.length()))));
    }

    Path thin(String number) {
        return folder.resolve("thin").resolve(number);
    }

    private Path active(String name) {
        return folder.resolve("active").resolve(name);
    }

    @Override
    public ProcessOutput run(SpawnRequest request, byte[] input, Duration limit) {
        List<String> words = request.argv();
        lines.add(String.join(" ", words));
        return switch (words.getFirst()) {
            case "dmsetup" -> dmsetup(words.get(1), words);
            case "losetup" -> answer(words.contains("--show") ? "/dev/loop7\n" : "");
            case "mkfs.xfs", "mkfs.ext4", "xfs_growfs", "resize2fs" -> answer("");
            default -> throw new AssertionError("not foreseen: " + words);
        };
    }

    private ProcessOutput dmsetup(String verb, List<String> words) {
        String name = words.size() > 2 ? words.get(2) : "";
        return switch (verb) {
            case "targets" -> answer(capable ? "thin v1.23.0\nthin-pool v1.23.0\n" : "linear v1\n");
            case "info" -> result(Files.exists(active(words.getLast())), "No such device");
            case "table" ->
                    Files.exists(active(name)) ? answer(read(active(name)) + "\n") : failure("No");
            case "status" -> answer("0 209715200 thin-pool 1 9/1000 " + used + "/1000 - rw\n");
            case "create" -> create(name, words.getLast());
            case "suspend" -> result(suspended.add(name), "suspended already");
            case "resume" -> result(suspended.remove(name), "not suspended");
            case "reload" -> result(suspended.contains(name), "not suspended");
            case "remove" -> done(() -> Files.delete(active(words.getLast())));
            case "message" -> message(words.getLast().split(" "));
            default -> throw new AssertionError("not foreseen: " + words);
        };
    }

    private ProcessOutput create(String name, String table) {
        String[] words = table.split(" ");
        boolean pool = words[2].equals("thin-pool");
        return pool || Files.isDirectory(thin(words[4]))
                ? done(() -> Files.writeString(active(name), pool ? table : words[4]))
                : failure("no such thin device");
    }

    private ProcessOutput message(String[] words) {
        Path device = thin(words[1]);
        return switch (words[0]) {
            case "create_thin" ->
                    Files.exists(device)
                            ? failure("File exists")
                            : done(() -> Files.createDirectory(device));
            case "create_snap" -> snapshot(device, words[2]);
            case "delete" ->
                    !Files.exists(device)
                            ? failure("message ioctl failed: No data available")
                            : done(() -> shell("rm", "-r", device.toString()));
            default -> throw new AssertionError("not foreseen: " + List.of(words));
        };
    }

    private ProcessOutput snapshot(Path device, String origin) {
        Optional<String> name = nameOf(origin);
        if (Files.exists(device) || name.filter(one -> !suspended.contains(one)).isPresent()) {
            return failure("the origin is in use, or the device is there");
        }
        return done(() -> shell("cp", "-a", thin(origin).toString(), device.toString()));
    }

    private Optional<String> nameOf(String number) {
        try (var names = Files.list(folder.resolve("active"))) {
            return names.filter(name -> read(name).equals(number))
                    .map(name -> name.getFileName().toString())
                    .findFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private interface Work {
        void run() throws IOException;
    }

    private static void io(Work work) {
        try {
            work.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ProcessOutput done(Work work) {
        io(work);
        return answer("");
    }

    private static ProcessOutput result(boolean good, String why) {
        return good ? answer("") : failure(why);
    }

    private static ProcessOutput answer(String text) {
        return new ProcessOutput(new ExitStatus(0, 0), text, "");
    }

    private static ProcessOutput failure(String text) {
        return new ProcessOutput(new ExitStatus(1, 0), "", text);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void shell(String... words) throws IOException {
        try {
            if (new ProcessBuilder(words).inheritIO().start().waitFor() != 0) {
                throw new IOException(String.join(" ", words));
            }
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    @Override
    public SpawnedProcess spawn(SpawnRequest request) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<String> which(String program) {
        return Optional.of("/sbin/" + program);
    }
}
