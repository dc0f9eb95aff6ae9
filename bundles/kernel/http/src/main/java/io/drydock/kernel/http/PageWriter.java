package io.drydock.kernel.http;

import java.io.IOException;
import java.nio.ByteBuffer;

/** Where the pages of a cursor stream go; a write waits until the bytes are on their way. */
interface PageWriter {

    void write(ByteBuffer page) throws IOException;
}
