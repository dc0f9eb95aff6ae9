package io.drydock.driver.graph.devicemapper;

import io.drydock.api.spi.linux.ProcessOutput;
import io.drydock.sdk.testkit.graph.StandInPrograms;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Does with directories what the kernel's document says of thin devices: {@code thin/N} is a
 * device, {@code active/NAME} says which one is active under a name. Fails where the kernel would.
 */
final class StandInMachine extends StandInPrograms {

    private static final String MAPPER = "/dev/mapper/";

    boolean capable = true;
    long used = 100;

    private final Path folder;
    private final Set<String> suspended = new HashSet<>();

    StandInMachine(Path folder) {
        this.folder = folder;
        folder.resolve("thin").toFile().mkdir();
        folder.resolve("active").toFile().mkdir();
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
    protected ProcessOutput answer(List<String> words) throws IOException {
        return switch (words.getFirst()) {
            case "dmsetup" -> dmsetup(words.get(1), words);
            case "losetup" -> success(words.contains("--show") ? "/dev/loop7\n" : "");
            case "mkfs.xfs", "mkfs.ext4", "xfs_growfs", "resize2fs" -> success("");
            default -> throw new AssertionError("not foreseen: " + words);
        };
    }

    private ProcessOutput dmsetup(String verb, List<String> words) throws IOException {
        String name = words.size() > 2 ? words.get(2) : "";
        return switch (verb) {
            case "targets" ->
                    success(capable ? "thin v1.23.0\nthin-pool v1.23.0\n" : "linear v1\n");
            case "info" -> result(Files.exists(active(words.getLast())), "No such device");
            case "table" ->
                    Files.exists(active(name)) ? success(read(active(name)) + "\n") : failure("No");
            case "status" -> success("0 209715200 thin-pool 1 9/1000 " + used + "/1000 - rw\n");
            case "create" -> create(name, words.getLast());
            case "suspend" -> result(suspended.add(name), "suspended already");
            case "resume" -> result(suspended.remove(name), "not suspended");
            case "reload" -> result(suspended.contains(name), "not suspended");
            case "remove" -> shell("rm", active(words.getLast()).toString());
            case "message" -> message(words.getLast().split(" "));
            default -> throw new AssertionError("not foreseen: " + words);
        };
    }

    private ProcessOutput create(String name, String table) throws IOException {
        String[] words = table.split(" ");
        boolean pool = words[2].equals("thin-pool");
        if (!pool && !Files.isDirectory(thin(words[4]))) {
            return failure("no such thin device");
        }
        Files.writeString(active(name), pool ? table : words[4]);
        return success("");
    }

    private ProcessOutput message(String[] words) throws IOException {
        Path device = thin(words[1]);
        return switch (words[0]) {
            case "create_thin" ->
                    Files.exists(device)
                            ? failure("File exists")
                            : shell("mkdir", device.toString());
            case "create_snap" -> snapshot(device, words[2]);
            case "delete" ->
                    !Files.exists(device)
                            ? failure("message ioctl failed: No data available")
                            : shell("rm", "-r", device.toString());
            default -> throw new AssertionError("not foreseen: " + List.of(words));
        };
    }

    private ProcessOutput snapshot(Path device, String origin) throws IOException {
        Optional<String> name = nameOf(origin);
        if (Files.exists(device) || name.filter(one -> !suspended.contains(one)).isPresent()) {
            return failure("the origin is in use, or the device is there");
        }
        return shell("cp", "-a", thin(origin).toString(), device.toString());
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

    private static ProcessOutput result(boolean good, String why) {
        return good ? success("") : failure(why);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
