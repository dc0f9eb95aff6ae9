package io.drydock.service.image;

import java.util.ArrayList;
import java.util.List;

/** Splits the rest of a Dockerfile instruction into words: blanks, quotes, backslashes. */
final class Words {

    private Words() {}

    /** Words with their quotes removed. */
    static List<String> split(String text) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean open = false;
        char quote = 0;
        for (int i = 0; i < text.length(); i++) {
            char one = text.charAt(i);
            if (quote != 0) {
                if (one == quote) {
                    quote = 0;
                } else if (one == '\\' && quote == '"' && i + 1 < text.length()) {
                    word.append(text.charAt(++i));
                } else {
                    word.append(one);
                }
            } else if (one == '"' || one == '\'') {
                quote = one;
                open = true;
            } else if (one == '\\' && i + 1 < text.length()) {
                word.append(text.charAt(++i));
                open = true;
            } else if (Character.isWhitespace(one)) {
                if (open) {
                    words.add(word.toString());
                    word.setLength(0);
                }
                open = false;
            } else {
                word.append(one);
                open = true;
            }
        }
        if (open) {
            words.add(word.toString());
        }
        return words;
    }
}
