package io.drydock.service.container;

import io.drydock.api.model.RfcTimestamp;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;

/** Times as Docker writes them. */
final class Times {

    private Times() {}

    /** RFC 3339 with as many digits of the fraction as needed. */
    static String text(Instant time) {
        return RfcTimestamp.format(time);
    }

    static String orNever(String text) {
        return text.isEmpty() ? RfcTimestamp.NEVER : text;
    }

    /** {@code 5 minutes}, {@code About an hour}: as the listing says how long ago something was. */
    static String human(@Nullable Instant since) {
        long seconds = since == null ? 0 : Duration.between(since, Instant.now()).toSeconds();
        long minutes = seconds / 60;
        long hours = Math.round(seconds / 3600.0);
        if (seconds < 1) {
            return "Less than a second";
        } else if (seconds == 1) {
            return "1 second";
        } else if (seconds < 60) {
            return seconds + " seconds";
        } else if (minutes == 1) {
            return "About a minute";
        } else if (minutes < 60) {
            return minutes + " minutes";
        } else if (hours == 1) {
            return "About an hour";
        } else if (hours < 48) {
            return hours + " hours";
        } else if (hours < 24 * 7 * 2) {
            return hours / 24 + " days";
        } else if (hours < 24 * 30 * 2) {
            return hours / 24 / 7 + " weeks";
        } else if (hours < 24 * 365 * 2) {
            return hours / 24 / 30 + " months";
        }
        return hours / 24 / 365 + " years";
    }
}
