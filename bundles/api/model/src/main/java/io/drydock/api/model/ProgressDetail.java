package io.drydock.api.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/**
 * How far a step of a progress stream is.
 *
 * @param current done so far, in units
 * @param total all there is to do, 0 when unknown
 * @param start Unix seconds of the beginning
 * @param hideCounts show the bar without the numbers
 * @param units unit of the numbers, bytes when empty
 */
public record ProgressDetail(
        @JsonProperty("current") @JsonInclude(JsonInclude.Include.NON_DEFAULT) long current,
        @JsonProperty("total") @JsonInclude(JsonInclude.Include.NON_DEFAULT) long total,
        @JsonProperty("start") @JsonInclude(JsonInclude.Include.NON_DEFAULT) long start,
        @JsonProperty("hidecounts") @JsonInclude(JsonInclude.Include.NON_DEFAULT)
                boolean hideCounts,
        @JsonProperty("units") @JsonInclude(JsonInclude.Include.NON_EMPTY) String units) {

    /** Nothing is counted. */
    public static final ProgressDetail NONE = new ProgressDetail(0, 0, 0, false, "");

    public ProgressDetail {
        units = ZeroValue.text(units);
    }

    private static final int BAR = 50;

    /** So many bytes of so many. */
    public static ProgressDetail bytes(long current, long total) {
        return new ProgressDetail(current, total, 0, false, "");
    }

    /** The bar old clients print as it is: {@code [=====> ] 65.54kB/2.097MB}. */
    public String bar() {
        if (total <= 0) {
            return String.format(Locale.ROOT, "%8s", human(current));
        }
        int done = (int) Math.min(BAR, current * 100 / total / 2);
        String numbers =
                current > total
                        ? String.format(Locale.ROOT, "%8s", human(current))
                        : String.format(Locale.ROOT, "%8s/%s", human(current), human(total));
        return "[" + "=".repeat(done) + ">" + " ".repeat(BAR - done) + "] " + numbers;
    }

    private static String human(double bytes) {
        String[] units = {"B", "kB", "MB", "GB", "TB", "PB"};
        int unit = 0;
        double value = bytes;
        while (value >= 1000 && unit < units.length - 1) {
            value /= 1000;
            unit++;
        }
        return new BigDecimal(value).round(new MathContext(4)).stripTrailingZeros().toPlainString()
                + units[unit];
    }
}
