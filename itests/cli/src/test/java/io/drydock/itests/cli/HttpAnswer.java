package io.drydock.itests.cli;

import java.util.Map;

/**
 * An answer over raw HTTP.
 *
 * @param status its code
 * @param headers by name in lower case
 * @param body as text
 */
record HttpAnswer(int status, Map<String, String> headers, String body) {

    /** Status and body in one line, for comparisons that show both when they fail. */
    String line() {
        return status + " " + body.strip();
    }

    /** The line that an error of this text gives. */
    static String error(int status, String message) {
        String quoted = message.replace("\\", "\\\\").replace("\"", "\\\"");
        return "%d {\"message\":\"%s\"}".formatted(status, quoted);
    }
}
