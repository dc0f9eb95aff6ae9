package io.drydock.driver.runtime.oci;

import io.drydock.api.spi.DriverException;
import io.drydock.api.spi.DriverException.Kind;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts what a runtime says into the words of dockerd with runc, which clients match on: exit codes
 * 126 and 127 of {@code docker run} depend on them.
 */
final class ErrorTexts {

    private static final String CREATE =
            "failed to create task for container: failed to create shim task: "
                    + "OCI runtime create failed: %s create failed: %s: unknown%s";
    private static final String EXEC = "OCI runtime exec failed: exec failed: %s: unknown";
    private static final String STARTING = "unable to start container process: ";
    private static final String KINDS_DIFFER =
            ": Are you trying to mount a directory onto a file (or vice-versa)? Check if the"
                    + " specified host path exists and is the expected type";

    /** crun: {@code executable file `nosuch` not found in $PATH: No such file or directory}. */
    private static final Pattern NOT_FOUND =
            Pattern.compile("executable file [`'\"](.*?)[`'\"] not found");

    private static final Pattern NOT_EXECUTABLE =
            Pattern.compile(
                    "(the path [`'\"].*[`'\"] is not executable|open executable|exec(ve)? .*)"
                            + ".*(permission denied|operation not permitted|is a directory"
                            + "|not executable).*",
                    Pattern.CASE_INSENSITIVE);

    /** crun: {@code chdir `/nodir`: No such file or directory}. */
    private static final Pattern NO_FOLDER = Pattern.compile("^chdir [`'\"](.*?)[`'\"]: ");

    /** crun: {@code the sysctl `kernel.foo` is not namespaced}. */
    private static final Pattern SYSCTL = Pattern.compile("the sysctl [`'\"](.*?)[`'\"] (.*)");

    private ErrorTexts() {}

    static DriverException create(String runtime, String said, String command) {
        String reason = reason(said, command);
        boolean mount = reason.contains("mount") && reason.contains("not a directory");
        return new DriverException(
                kind(reason), CREATE.formatted(runtime, reason, mount ? KINDS_DIFFER : ""));
    }

    static DriverException exec(String said, String command) {
        String reason = reason(said, command);
        return new DriverException(kind(reason), EXEC.formatted(reason));
    }

    /** 127 for a command that is not there, 126 for one that cannot be run. */
    static int exitCode(String text) {
        boolean command = text.contains("exec: \"");
        boolean missing = text.contains("not found") || text.contains("no such file");
        return command && missing ? 127 : 126;
    }

    /** The messages of a log in the runtimes' JSON format, errors only, joined. */
    static String messages(String log) {
        List<String> found = new ArrayList<>();
        for (String line : log.split("\n")) {
            if (line.startsWith("{")) {
                Map<String, Object> entry = Json.parse(line);
                if ("error".equals(entry.get("level"))) {
                    found.add(String.valueOf(entry.get("msg")));
                }
            }
        }
        return String.join(": ", found);
    }

    private static Kind kind(String reason) {
        boolean user = reason.contains("exec: \"") || reason.contains("Cwd must be");
        return user ? Kind.INVALID : Kind.SYSTEM;
    }

    private static String reason(String said, String command) {
        Matcher missing = NOT_FOUND.matcher(said);
        if (missing.find()) {
            return STARTING + missing(missing.group(1));
        }
        if (NOT_EXECUTABLE.matcher(said).find()) {
            return STARTING + "exec: \"" + command + "\": permission denied";
        }
        String text = said.replaceFirst("^(runc create failed|exec failed): ", "");
        Matcher sysctl = SYSCTL.matcher(text);
        if (sysctl.find()) {
            return "sysctl \"%s\" %s".formatted(sysctl.group(1), sysctlReason(sysctl.group(2)));
        }
        text =
                NO_FOLDER
                        .matcher(text)
                        .replaceFirst("chdir to cwd (\"$1\") set in config.json failed: ");
        return text.contains(STARTING) ? text : STARTING + lowerErrors(text);
    }

    private static String sysctlReason(String said) {
        if (said.contains("network namespace")) {
            return "not allowed in host network namespace";
        }
        return said.toLowerCase(Locale.ROOT).contains("ipc namespace")
                ? "is not allowed in the hosts ipc namespace"
                : "is not in a separate kernel namespace";
    }

    private static String missing(String program) {
        return program.contains("/")
                ? "exec: \"%s\": stat %s: no such file or directory".formatted(program, program)
                : "exec: \"%s\": executable file not found in $PATH".formatted(program);
    }

    /** C programs begin these texts with a capital, Go programs do not. */
    private static String lowerErrors(String text) {
        return text.replace(": No such file or directory", ": no such file or directory")
                .replace(": Permission denied", ": permission denied")
                .replace(": Not a directory", ": not a directory")
                .replace(": Operation not permitted", ": operation not permitted")
                .replace(": Invalid argument", ": invalid argument");
    }
}
