import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * An engine to measure, written {@code ADDRESS} or {@code ADDRESS@PID,PID}; with process ids its
 * processor time can be told.
 */
record Engine(String address, List<Long> processes) {

    /** What a clock tick of /proc is on every Linux: 1/100 s. */
    private static final long TICK_MICROS = 10_000;

    static Engine of(String word) {
        String[] parts = word.split("@", 2);
        if (parts.length == 1) {
            return new Engine(word, List.of());
        }
        return new Engine(parts[0], Arrays.stream(parts[1].split(",")).map(Long::valueOf).toList());
    }

    /** User and system time so far, of all its processes; -1 when not known. */
    long cpuMicros() {
        return processes.isEmpty() ? -1 : processes.stream().mapToLong(Engine::cpuMicros).sum();
    }

    static long cpuMicros(long process) {
        try {
            String stat = Files.readString(Path.of("/proc/" + process + "/stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) * TICK_MICROS;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
