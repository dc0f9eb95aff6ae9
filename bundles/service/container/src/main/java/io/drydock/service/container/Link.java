package io.drydock.service.container;

import static io.drydock.api.model.error.EngineException.invalid;

/**
 * A container known to another one by an alias.
 *
 * @param target id of the one that is known
 * @param name what it was called when the link was made: whoever has this name takes its place when
 *     it is gone
 * @param alias one word
 */
record Link(String target, String name, String alias) {

    /** As written: {@code name:alias}, {@code name} or {@code /name:/parent/alias}. */
    record Wish(String name, String alias) {

        static Wish parse(String text) {
            if (text.isEmpty()) {
                throw invalid("empty string specified for links");
            }
            String[] words = text.split(":", -1);
            if (words.length > 2) {
                throw invalid("bad format for links: " + text);
            }
            String alias = words.length == 1 ? words[0] : words[1];
            return new Wish(words[0], alias.substring(alias.lastIndexOf('/') + 1));
        }
    }
}
