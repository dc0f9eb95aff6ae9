package io.drydock.middleware.accesslog;

import io.drydock.api.spi.http.Exchange;

/** Text from a client, harmless in a log: no line breaks, no control characters, no end of it. */
final class LogText {

    private static final int LONGEST = 1024;

    private LogText() {}

    static String target(Exchange exchange) {
        String query = exchange.query();
        return of(query == null ? exchange.path() : exchange.path() + "?" + query);
    }

    static String of(String text) {
        StringBuilder safe = new StringBuilder();
        text.codePoints()
                .limit(LONGEST)
                .forEach(
                        point -> {
                            if (point > 0x20 && point < 0x7f && point != '\\') {
                                safe.append((char) point);
                            } else {
                                safe.append("\\u{").append(Integer.toHexString(point)).append('}');
                            }
                        });
        return text.length() > LONGEST ? safe + "..." : safe.toString();
    }
}
