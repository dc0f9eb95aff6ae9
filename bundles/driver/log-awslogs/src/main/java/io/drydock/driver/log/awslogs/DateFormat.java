package io.drydock.driver.log.awslogs;

import java.util.Map;
import java.util.regex.Pattern;

/** Dates as strftime writes them, as an expression that finds them. */
final class DateFormat {

    private static final String DAY = "(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)";
    private static final String MONTH = "(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)";

    private static final Map<Character, String> WORDS =
            Map.ofEntries(
                    Map.entry('A', DAY + "day"),
                    Map.entry('a', "(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)"),
                    Map.entry('w', "[0-6]"),
                    Map.entry('d', "\\d{2}"),
                    Map.entry('b', MONTH),
                    Map.entry('B', MONTH + "[a-z]*"),
                    Map.entry('m', "\\d{2}"),
                    Map.entry('Y', "\\d{4}"),
                    Map.entry('y', "\\d{2}"),
                    Map.entry('H', "\\d{2}"),
                    Map.entry('I', "\\d{2}"),
                    Map.entry('p', "[AP]M"),
                    Map.entry('M', "\\d{2}"),
                    Map.entry('S', "\\d{2}"),
                    Map.entry('L', "\\.\\d{3}"),
                    Map.entry('f', "\\d{6}"),
                    Map.entry('z', "[+-]\\d{4}"),
                    Map.entry('Z', "[A-Z]{1,4}T"),
                    Map.entry('j', "\\d{3}"),
                    Map.entry('%', "%"));

    private DateFormat() {}

    static String expression(String format) {
        StringBuilder expression = new StringBuilder();
        for (int i = 0; i < format.length(); i++) {
            char letter = format.charAt(i);
            String word =
                    letter == '%' && i + 1 < format.length()
                            ? WORDS.get(format.charAt(i + 1))
                            : null;
            if (word == null) {
                expression.append(Pattern.quote(String.valueOf(letter)));
            } else {
                expression.append(word);
                i++;
            }
        }
        return expression.toString();
    }
}
