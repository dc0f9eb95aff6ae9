package io.drydock.driver.log.jsonfile;

/** Borders of characters in bytes that may be anything. */
final class Utf8 {

    private Utf8() {}

    /** Length of the well-formed character beyond ASCII at {@code at}, 0 if there is none. */
    static int length(byte[] text, int at) {
        int first = text[at] & 0xff;
        int length = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
        if (first < 0xc2 || first > 0xf4 || at + length > text.length) {
            return 0;
        }
        for (int i = 1; i < length; i++) {
            if ((text[at + i] & 0xc0) != 0x80) {
                return 0;
            }
        }
        return secondFits(first, text[at + 1] & 0xff) ? length : 0;
    }

    /** No overlong forms, no surrogates, nothing above U+10FFFF. */
    private static boolean secondFits(int first, int second) {
        return switch (first) {
            case 0xe0 -> second >= 0xa0;
            case 0xed -> second < 0xa0;
            case 0xf0 -> second >= 0x90;
            case 0xf4 -> second < 0x90;
            default -> true;
        };
    }
}
