package io.drydock.driver.log.files;

/**
 * A place in a log, as text {@code identity:offset}.
 *
 * @param file identity of the file, 0 for the oldest there is
 * @param offset of the next line
 */
record Cursor(long file, long offset) {

    static final Cursor OLDEST = new Cursor(0, 0);

    static Cursor parse(String text) {
        try {
            int colon = text.indexOf(':');
            return new Cursor(
                    Long.parseLong(text.substring(0, colon)),
                    Long.parseLong(text.substring(colon + 1)));
        } catch (NumberFormatException | StringIndexOutOfBoundsException e) {
            return OLDEST;
        }
    }

    @Override
    public String toString() {
        return file + ":" + offset;
    }
}
