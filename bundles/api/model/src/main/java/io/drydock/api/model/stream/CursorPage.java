package io.drydock.api.model.stream;

import java.util.Objects;

/**
 * One step of a {@link CursorBody}.
 *
 * @param bytes to send as they are, possibly none; whole frames or lines only, so that a stream can
 *     go on with another generation of the source
 * @param cursor where the next poll goes on
 * @param end true after the last byte
 */
public record CursorPage(byte[] bytes, String cursor, boolean end) {

    /** Cursor of a first poll. */
    public static final String START = "";

    public CursorPage {
        Objects.requireNonNull(bytes);
        Objects.requireNonNull(cursor);
    }
}
