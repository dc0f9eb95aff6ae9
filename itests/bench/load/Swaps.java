import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * {@code swaps ADDRESS PATH CONNECTIONS COUNT JAR JAR}: swaps the two jars in turn while the
 * connections ask for the path; no swaps when no jars are given, to compare with, for as many
 * seconds as COUNT says. One line: requests, failed ones, median and longest wait in milliseconds,
 * median duration of a swap in milliseconds.
 */
final class Swaps {

    /** Between swaps, so that the generations serve before they go. */
    private static final long REST_MILLIS = 50;

    private Swaps() {}

    static void run(List<String> words) throws Exception {
        byte[] request = Wire.request("GET", words.get(1), "", new byte[0]);
        int connections = Integer.parseInt(words.get(2));
        AtomicBoolean over = new AtomicBoolean();
        CompletableFuture<List<Tally>> load = new CompletableFuture<>();
        Thread.ofPlatform().start(() -> load(load, words.get(0), request, connections, over));
        Thread.sleep(1000);
        double[] swaps;
        try {
            swaps =
                    swap(
                            words.get(0),
                            Integer.parseInt(words.get(3)),
                            words.subList(4, words.size()));
        } finally {
            over.set(true);
        }
        Tally all = new Tally();
        load.join().forEach(all::add);
        System.out.printf(
                Locale.ROOT,
                "%d %d %.1f %.1f %.1f%n",
                all.count(),
                all.failures(),
                all.micros(0.5) / 1e3,
                all.micros(1) / 1e3,
                swaps.length == 0 ? 0 : Tally.median(swaps));
    }

    private static void load(
            CompletableFuture<List<Tally>> result,
            String address,
            byte[] request,
            int connections,
            AtomicBoolean over) {
        try {
            result.complete(
                    Crowd.run(connections, i -> new Caller(address, request, () -> !over.get())));
        } catch (Exception e) {
            result.completeExceptionally(e);
        }
    }

    private static double[] swap(String address, int count, List<String> jars)
            throws IOException, InterruptedException {
        if (jars.isEmpty()) {
            Thread.sleep(count * 1000L);
            return new double[0];
        }
        double[] millis = new double[count];
        try (Wire wire = Wire.open(address)) {
            for (int i = 0; i < count; i++) {
                byte[] jar = Files.readAllBytes(Path.of(jars.get(i % jars.size())));
                long from = System.nanoTime();
                Wire.Answer answer =
                        wire.ask(
                                Wire.request(
                                        "POST",
                                        "/drydock/modules?mode=swap",
                                        "application/java-archive",
                                        jar));
                if (answer.status() != 200) {
                    throw new IOException("the swap was refused: " + answer.text());
                }
                millis[i] = (System.nanoTime() - from) / 1e6;
                Thread.sleep(REST_MILLIS);
            }
        }
        return millis;
    }
}
