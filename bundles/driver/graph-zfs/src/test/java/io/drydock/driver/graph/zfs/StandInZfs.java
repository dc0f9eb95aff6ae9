package io.drydock.driver.graph.zfs;

import io.drydock.api.spi.linux.ProcessOutput;
import io.drydock.sdk.testkit.graph.StandInPrograms;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Does with directories what zfs(8) says of data sets, as far as the driver goes. */
final class StandInZfs extends StandInPrograms {

    static final String PARENT = "tank/data";

    private final Path folder;

    StandInZfs(Path folder) {
        this.folder = folder;
    }

    /** What stands in for a data set or snapshot. */
    Path content(String name) {
        return folder.resolve(name.replace('/', '+'));
    }

    @Override
    protected ProcessOutput answer(List<String> words) throws IOException {
        String last = words.getLast();
        return switch (words.get(0) + " " + words.get(1)) {
            case "zfs list" -> list(last);
            case "zfs create" -> shell("mkdir", content(last).toString());
            case "zfs snapshot" -> copy(last.split("@")[0], last);
            case "zfs clone" -> copy(words.get(words.size() - 2), last);
            case "zfs destroy" -> shell("rm", "-rf", content(last).toString());
            case "zfs set" -> success("");
            case "zfs get" -> success("1024\n4096\n0\nlz4\n");
            case "zpool list" -> success("ONLINE\n");
            default -> throw new AssertionError("not foreseen: " + words);
        };
    }

    private ProcessOutput list(String name) {
        if (name.startsWith("/") || name.equals(PARENT)) {
            return success(PARENT + "\n");
        }
        return Files.isDirectory(content(name))
                ? success(name + "\n")
                : failure("cannot open '" + name + "': does not exist");
    }

    private ProcessOutput copy(String from, String to) throws IOException {
        return shell("cp", "-a", content(from).toString(), content(to).toString());
    }
}
