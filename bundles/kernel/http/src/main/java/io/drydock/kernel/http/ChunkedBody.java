package io.drydock.kernel.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Chunked transfer coding on a link that has left HTTP. */
final class ChunkedBody implements PageWriter {

    private static final byte[] END = "0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] LINE = "\r\n".getBytes(StandardCharsets.US_ASCII);

    private final ClientLink link;

    ChunkedBody(ClientLink link) {
        this.link = link;
    }

    @Override
    public void write(ByteBuffer page) throws IOException {
        String size = Integer.toHexString(page.remaining()) + "\r\n";
        link.write(
                ByteBuffer.wrap(size.getBytes(StandardCharsets.US_ASCII)),
                page,
                ByteBuffer.wrap(LINE));
    }

    void end() throws IOException {
        link.write(ByteBuffer.wrap(END));
    }
}
