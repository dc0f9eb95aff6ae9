package io.drydock.service.container;

import static io.drydock.api.model.error.EngineException.invalid;

import java.util.List;
import java.util.Locale;

/** Signals by name or number, as Linux numbers them on the architectures Docker runs on. */
final class Signals {

    static final int KILL = 9;
    static final int TERM = 15;

    private static final List<String> NAMES =
            List.of(
                    "", "HUP", "INT", "QUIT", "ILL", "TRAP", "ABRT", "BUS", "FPE", "KILL", "USR1",
                    "SEGV", "USR2", "PIPE", "ALRM", "TERM", "STKFLT", "CHLD", "CONT", "STOP",
                    "TSTP", "TTIN", "TTOU", "URG", "XCPU", "XFSZ", "VTALRM", "PROF", "WINCH", "IO",
                    "PWR", "SYS");
    private static final int FIRST_REALTIME = 34;
    private static final int LAST = 64;

    private Signals() {}

    /** The number of {@code SIGTERM}, {@code term}, {@code 15}, {@code RTMIN+3}. */
    static int number(String text) {
        if (text.chars().allMatch(Character::isDigit) && !text.isEmpty() && text.length() < 4) {
            int number = Integer.parseInt(text);
            if (number < 1 || number > LAST) {
                throw invalid("invalid signal: " + text);
            }
            return number;
        }
        String name = text.toUpperCase(Locale.ROOT);
        name = name.startsWith("SIG") ? name.substring(3) : name;
        int known = name.isEmpty() ? -1 : NAMES.indexOf(name);
        return known > 0 ? known : realtime(name, text);
    }

    private static int realtime(String name, String text) {
        try {
            int number =
                    switch (name.length() < 5 ? "" : name.substring(0, 5)) {
                        case "RTMIN" -> FIRST_REALTIME + offset(name);
                        case "RTMAX" -> LAST + offset(name);
                        default -> -1;
                    };
            if (number >= FIRST_REALTIME && number <= LAST) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw invalid("invalid signal: " + text);
        }
        throw invalid("invalid signal: " + text);
    }

    private static int offset(String name) {
        return name.length() == 5 ? 0 : Integer.parseInt(name.substring(5));
    }
}
