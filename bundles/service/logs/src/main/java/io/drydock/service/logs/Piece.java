package io.drydock.service.logs;

/**
 * The beginning of a line whose end was not written yet.
 *
 * @param stream {@code STDOUT} or {@code STDERR}
 * @param time of its first byte, ISO 8601
 * @param text what is not in an entry yet
 * @param ordinal how many parts of the line are in entries already
 */
record Piece(String stream, String time, byte[] text, int ordinal) {}
