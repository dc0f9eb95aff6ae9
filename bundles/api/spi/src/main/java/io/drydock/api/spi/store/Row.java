package io.drydock.api.spi.store;

import org.osgi.annotation.versioning.ProviderType;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * One row of a result, asked by column name (the name after {@code AS} where there is one). The
 * plain methods throw {@link StoreException} {@code SYSTEM} for an SQL NULL or an unknown column.
 */
@ProviderType
public interface Row {
    /** The column as text. */
    String text(String column);

    /** The column as text, empty for NULL. */
    Optional<String> optionalText(String column);

    /** The column as a whole number. */
    long number(String column);

    /** The column as a whole number, empty for NULL. */
    OptionalLong optionalNumber(String column);

    /** The column as a floating point number. */
    double real(String column);

    /** The column as a truth value: false is 0. */
    boolean flag(String column);

    /** The column as bytes; the caller may keep the array. */
    byte[] bytes(String column);
}
