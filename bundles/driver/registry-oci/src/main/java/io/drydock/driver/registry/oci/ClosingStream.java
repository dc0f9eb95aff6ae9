package io.drydock.driver.registry.oci;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A body that takes its connection with it. */
final class ClosingStream extends FilterInputStream {

    private final Wire wire;

    ClosingStream(InputStream body, Wire wire) {
        super(body);
        this.wire = wire;
    }

    @Override
    public void close() throws IOException {
        super.close();
        wire.close();
    }
}
