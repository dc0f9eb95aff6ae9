package io.drydock.coverage;

/**
 * A claim about the engine that tests are to prove.
 *
 * @param id its section, a slash and its name, as tests write it in {@code @Tag}
 * @param elsewhere why it has no test here, empty when it must have one
 */
record Row(String id, String text, String elsewhere) {

    private static final String ID = "\\d+\\.\\d+/[^\\s,()&|!]+";

    Row {
        if (!isId(id) || text.isBlank()) {
            throw new IllegalArgumentException("not a row: " + id + " " + text);
        }
    }

    /** Other tags of tests are none of ours. */
    static boolean isId(String tag) {
        return tag.matches(ID);
    }

    String section() {
        return id.substring(0, id.indexOf('/'));
    }

    String name() {
        return id.substring(id.indexOf('/') + 1);
    }
}
