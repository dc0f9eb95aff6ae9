package io.drydock.kernel.linux;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The two fields of /proc/PID/stat the engine needs.
 *
 * @param state for example {@code S}, {@code Z}
 * @param startTime clock ticks after boot
 */
record ProcStat(char state, long startTime) {

    private static final int START_TIME_AFTER_NAME = 19;

    static Optional<ProcStat> of(long pid) {
        try {
            byte[] raw = Files.readAllBytes(Path.of("/proc/" + pid + "/stat"));
            return Optional.of(parse(new String(raw, StandardCharsets.ISO_8859_1)));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** The program's name may hold spaces and parentheses: fields count from the last one. */
    static ProcStat parse(String line) {
        String[] fields = line.substring(line.lastIndexOf(')') + 2).split(" ");
        return new ProcStat(fields[0].charAt(0), Long.parseLong(fields[START_TIME_AFTER_NAME]));
    }

    boolean ended() {
        return state == 'Z' || state == 'X';
    }
}
