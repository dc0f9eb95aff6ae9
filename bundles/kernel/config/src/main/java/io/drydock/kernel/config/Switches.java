package io.drydock.kernel.config;

/** The spellings of true and false that Docker's flags take. */
final class Switches {

    private Switches() {}

    static boolean parse(String text) {
        return switch (text) {
            case "1", "t", "T", "true", "TRUE", "True" -> true;
            case "0", "f", "F", "false", "FALSE", "False" -> false;
            default -> throw new IllegalArgumentException("expected true or false");
        };
    }
}
