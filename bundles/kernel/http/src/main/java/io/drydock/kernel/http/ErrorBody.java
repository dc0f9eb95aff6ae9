package io.drydock.kernel.http;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** The error envelope, for the few texts of this bundle, none of which needs escaping. */
final class ErrorBody {

    private ErrorBody() {}

    static ByteBuffer of(String message) {
        return ByteBuffer.wrap(
                ("{\"message\":\"" + message + "\"}\n").getBytes(StandardCharsets.UTF_8));
    }
}
