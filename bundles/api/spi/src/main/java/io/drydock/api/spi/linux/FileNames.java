package io.drydock.api.spi.linux;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * Names of files as text, without loss: the kernel's names are bytes, mostly UTF-8 but not always.
 * A byte that is no UTF-8 stands in the text as a lone low surrogate, U+DC80 to U+DCFF, which no
 * valid text contains. All contracts of this package name files in this way.
 */
public final class FileNames {

    private static final int LONE = 0xdc00;

    private FileNames() {}

    /** The text of a name. */
    public static String decode(byte[] name, int offset, int length) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(name, offset, length))
                    .toString();
        } catch (CharacterCodingException e) {
            return piecewise(name, offset, offset + length);
        }
    }

    /** The bytes of a name. */
    public static byte[] encode(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (lone(text, i)) {
                return piecewise(text);
            }
        }
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String piecewise(byte[] name, int start, int end) {
        StringBuilder text = new StringBuilder();
        int at = start;
        while (at < end) {
            int length = sequence(name, at, end);
            if (length == 0) {
                text.append((char) (LONE | name[at++] & 0xff));
            } else {
                text.append(new String(name, at, length, StandardCharsets.UTF_8));
                at += length;
            }
        }
        return text.toString();
    }

    /** Bytes of the valid character at a place, 0 if there is none. */
    private static int sequence(byte[] name, int at, int end) {
        int first = name[at] & 0xff;
        int length = first < 0x80 ? 1 : first < 0xc2 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
        if (length == 0 || at + length > end) {
            return 0;
        }
        String character = new String(name, at, length, StandardCharsets.UTF_8);
        return character.indexOf('\ufffd') >= 0 && !replacement(name, at, length) ? 0 : length;
    }

    /** The sign for what cannot be read may itself be a part of a name. */
    private static boolean replacement(byte[] name, int at, int length) {
        return length == 3
                && name[at] == (byte) 0xef
                && name[at + 1] == (byte) 0xbf
                && name[at + 2] == (byte) 0xbd;
    }

    private static byte[] piecewise(String text) {
        java.io.ByteArrayOutputStream bytes = new java.io.ByteArrayOutputStream();
        int at = 0;
        for (int i = 0; i < text.length(); i++) {
            if (lone(text, i)) {
                bytes.writeBytes(text.substring(at, i).getBytes(StandardCharsets.UTF_8));
                bytes.write(text.charAt(i) & 0xff);
                at = i + 1;
            }
        }
        bytes.writeBytes(text.substring(at).getBytes(StandardCharsets.UTF_8));
        return bytes.toByteArray();
    }

    private static boolean lone(String text, int index) {
        char one = text.charAt(index);
        boolean candidate = one >= LONE + 0x80 && one <= LONE + 0xff;
        return candidate && (index == 0 || !Character.isHighSurrogate(text.charAt(index - 1)));
    }
}
