package io.drydock.driver.sizes;

import io.drydock.api.spi.DriverException;
import io.drydock.api.spi.DriverException.Kind;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sizes as options have them: {@code 10G}, {@code 512 MiB}, {@code 1.5gb}; in powers of 1024. */
public final class ByteSize {

    private static final Pattern FORM =
            Pattern.compile("(\\d+(?:\\.\\d+)?) ?([kmgtp]?)(?:i?b)?", Pattern.CASE_INSENSITIVE);
    private static final String UNITS = "kmgtp";
    private static final int STEP = 10;

    private ByteSize() {}

    /**
     * The bytes.
     *
     * @throws DriverException INVALID if the text is no size
     */
    public static long parse(String text) {
        Matcher form = FORM.matcher(text.strip());
        if (!form.matches()) {
            throw new DriverException(Kind.INVALID, "invalid size: '" + text + "'");
        }
        String unit = form.group(2).toLowerCase(Locale.ROOT);
        int power = unit.isEmpty() ? 0 : UNITS.indexOf(unit) + 1;
        BigDecimal bytes =
                new BigDecimal(form.group(1)).multiply(BigDecimal.valueOf(1L << STEP * power));
        if (bytes.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0) {
            throw new DriverException(Kind.INVALID, "invalid size: '" + text + "'");
        }
        return bytes.longValue();
    }
}
