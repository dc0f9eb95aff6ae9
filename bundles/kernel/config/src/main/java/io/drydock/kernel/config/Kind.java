package io.drydock.kernel.config;

import java.util.List;

/** What a directive's value looks like; knows how to turn its text into what is published. */
enum Kind {
    SWITCH("a boolean") {
        @Override
        Object typed(List<String> words) {
            return Switches.parse(words.getLast());
        }
    },
    NUMBER("a number") {
        @Override
        Object typed(List<String> words) {
            return Integer.valueOf(words.getLast().strip());
        }
    },
    BYTES("a size such as 64m") {
        @Override
        Object typed(List<String> words) {
            return ByteSize.parse(words.getLast());
        }
    },
    TEXT("a string") {
        @Override
        Object typed(List<String> words) {
            return words.getLast();
        }
    },
    /** Given once per element. */
    LIST("a list of strings") {
        @Override
        Object typed(List<String> words) {
            return words.toArray(String[]::new);
        }
    },
    /** Elements are {@code key=value}. */
    MAP("an object") {
        @Override
        Object typed(List<String> words) {
            for (String word : words) {
                if (word.indexOf('=') < 1) {
                    throw new IllegalArgumentException("expected key=value");
                }
            }
            return words.toArray(String[]::new);
        }
    };

    private final String expectation;

    Kind(String expectation) {
        this.expectation = expectation;
    }

    /** For messages: what should have stood there. */
    String expectation() {
        return expectation;
    }

    boolean isMany() {
        return this == LIST || this == MAP;
    }

    /**
     * The published value.
     *
     * @param words at least one, in the order given; a scalar takes the last
     * @throws IllegalArgumentException when the text is not of this kind
     */
    abstract Object typed(List<String> words);
}
