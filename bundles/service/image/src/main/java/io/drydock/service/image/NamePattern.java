package io.drydock.service.image;

import io.drydock.api.model.image.ImageName;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** The shell patterns of the {@code reference} filter: {@code *} and {@code ?} stop at a slash. */
final class NamePattern {

    private NamePattern() {}

    static boolean matches(String pattern, ImageName name) {
        Pattern regex = regex(pattern);
        return regex.matcher(name.familiar()).matches()
                || regex.matcher(name.familiarRepository()).matches();
    }

    private static Pattern regex(String glob) {
        StringBuilder regex = new StringBuilder();
        boolean inClass = false;
        for (int i = 0; i < glob.length(); i++) {
            char one = glob.charAt(i);
            if (inClass) {
                inClass = one != ']';
                regex.append(one == '[' || one == '&' ? "\\" + one : String.valueOf(one));
            } else {
                inClass = one == '[';
                regex.append(
                        switch (one) {
                            case '*' -> "[^/]*";
                            case '?' -> "[^/]";
                            case '[' -> "[";
                            default -> Pattern.quote(String.valueOf(one));
                        });
            }
        }
        try {
            return Pattern.compile(regex.toString());
        } catch (PatternSyntaxException e) {
            return Pattern.compile(Pattern.quote(glob));
        }
    }
}
