package io.drydock.driver.log.awslogs;

import java.time.Duration;
import java.time.Instant;

/**
 * Who the engine is for the service.
 *
 * @param key its id
 * @param secret to sign with
 * @param token of a session, empty for none
 * @param expires when others are to be asked for
 */
record Credentials(String key, String secret, String token, Instant expires) {

    private static final Duration MARGIN = Duration.ofMinutes(5);

    boolean fresh() {
        return Instant.now().plus(MARGIN).isBefore(expires);
    }
}
