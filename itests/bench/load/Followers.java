import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/**
 * {@code followers ENGINE IMAGE FOLLOWERS LINES}: follows the log of one container that writes
 * lines of 100 bytes as fast as it can. One line: milliseconds until every follower met the end,
 * the fewest lines that one of them saw, processor time of the engine in milliseconds.
 */
final class Followers {

    /** Time for all of them to be there before the writing begins. */
    private static final String WRITER = "sleep 2; yes %s | head -n %d";

    private Followers() {}

    static void run(List<String> words) throws Exception {
        Engine engine = Engine.of(words.get(0));
        int lines = Integer.parseInt(words.get(3));
        try (Api api = Api.at(engine.address())) {
            String id = api.create(words.get(1), WRITER.formatted("x".repeat(99), lines));
            long cpu = engine.cpuMicros();
            long from = System.nanoTime();
            api.start(id);
            long fewest =
                    Crowd.run(Integer.parseInt(words.get(2)), i -> () -> follow(engine, id))
                            .stream()
                            .mapToLong(Long::longValue)
                            .min()
                            .orElseThrow();
            System.out.printf(
                    Locale.ROOT,
                    "%.0f %d %.0f%n",
                    (System.nanoTime() - from) / 1e6,
                    fewest,
                    cpu < 0 ? Double.NaN : (engine.cpuMicros() - cpu) / 1e3);
            api.remove(id);
        }
    }

    private static long follow(Engine engine, String id) throws IOException {
        String path = "/containers/" + id + "/logs?follow=1&stdout=1";
        try (Wire wire = Wire.open(engine.address())) {
            return lines(wire.send(Wire.request("GET", path, "", new byte[0])));
        }
    }

    /** Counts lines in frames of 8 bytes of head, whose last four are the length. */
    private static long lines(Body body) throws IOException {
        DataInputStream in = new DataInputStream(new BufferedInputStream(body, 1 << 16));
        long lines = 0;
        while (true) {
            try {
                in.readInt();
            } catch (EOFException e) {
                return lines;
            }
            byte[] payload = in.readNBytes(in.readInt());
            for (byte b : payload) {
                lines += b == '\n' ? 1 : 0;
            }
        }
    }
}
