package io.drydock.router.container;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;

/**
 * A body in the encoding a client asked for. Nothing is written before its content is: a failure
 * until then can still become a status.
 */
final class EncodedStream extends OutputStream {

    private static final List<String> KNOWN = List.of("identity", "gzip", "deflate");
    private static final int BUFFER = 64 << 10;

    private final String encoding;
    private final OutputStream body;
    private @Nullable OutputStream opened;

    EncodedStream(String encoding, OutputStream body) {
        this.encoding = encoding;
        this.body = body;
    }

    /** The best of an Accept-Encoding header, empty for none; the first of equals, as dockerd. */
    static String choose(String accepted) {
        String best = "identity";
        double highest = 0;
        for (String known : KNOWN) {
            for (String one : accepted.toLowerCase(Locale.ROOT).split(",")) {
                String[] parts = one.strip().split("\\s*;\\s*q=", 2);
                double weight = parts.length == 2 ? weight(parts[1]) : 1;
                if ((parts[0].equals(known) || parts[0].equals("*")) && weight > highest) {
                    best = known;
                    highest = weight;
                }
            }
        }
        return best.equals("identity") ? "" : best;
    }

    private static double weight(String text) {
        try {
            return Double.parseDouble(text.strip());
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    private OutputStream open() throws IOException {
        OutputStream ready = opened;
        if (ready == null) {
            ready =
                    switch (encoding) {
                        case "gzip" -> new GZIPOutputStream(body, BUFFER);
                        case "deflate" ->
                                new DeflaterOutputStream(
                                        body,
                                        new Deflater(Deflater.DEFAULT_COMPRESSION, true),
                                        BUFFER);
                        default -> body;
                    };
            opened = ready;
        }
        return ready;
    }

    @Override
    public void write(int one) throws IOException {
        open().write(one);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        open().write(bytes, offset, length);
    }

    @Override
    public void flush() throws IOException {
        if (opened != null) {
            opened.flush();
        }
    }

    /** Writes what the encoding has at its end; the body stays open. */
    void finish() throws IOException {
        if (open() instanceof DeflaterOutputStream compressed) {
            compressed.finish();
        }
        flush();
    }
}
