package io.drydock.service.container;

import static io.drydock.api.model.error.EngineException.invalid;

import java.io.ByteArrayOutputStream;
import java.util.Locale;

/** Detach keys as users write them: {@code ctrl-p,ctrl-q}, {@code x}, {@code DEL}. */
final class DetachKeys {

    private static final String SPECIAL = "@[\\]^_";

    private DetachKeys() {}

    /** The bytes a terminal sends for them; the default for empty text. */
    static byte[] parse(String text) {
        ByteArrayOutputStream keys = new ByteArrayOutputStream();
        for (String key : (text.isEmpty() ? "ctrl-p,ctrl-q" : text).split(",", -1)) {
            keys.write(code(key, text));
        }
        return keys.toByteArray();
    }

    private static int code(String key, String text) {
        if (key.length() == 1) {
            return key.charAt(0);
        }
        if (key.equalsIgnoreCase("DEL")) {
            return 127;
        }
        String lower = key.toLowerCase(Locale.ROOT);
        if (lower.startsWith("ctrl-") && key.length() == 6) {
            char letter = lower.charAt(5);
            if (letter >= 'a' && letter <= 'z') {
                return letter - 'a' + 1;
            }
            int special = SPECIAL.indexOf(letter);
            if (special >= 0) {
                return special == 0 ? 0 : 26 + special;
            }
        }
        throw invalid("Invalid detach keys (%s) provided".formatted(text));
    }
}
