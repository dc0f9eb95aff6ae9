import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * {@code containers ENGINE IMAGE COUNT CLIENTS}: starts that many containers which sleep, and
 * leaves them running. One line: milliseconds in all, median and longest create with start,
 * processor time of the engine for each container in milliseconds.
 */
final class Containers {

    private Containers() {}

    static void run(List<String> words) throws Exception {
        Engine engine = Engine.of(words.get(0));
        AtomicInteger left = new AtomicInteger(Integer.parseInt(words.get(2)));
        int count = left.get();
        long cpu = engine.cpuMicros();
        long from = System.nanoTime();
        Tally all = new Tally();
        Crowd.run(
                        Integer.parseInt(words.get(3)),
                        i -> () -> startSome(engine.address(), words.get(1), left))
                .forEach(all::add);
        System.out.printf(
                Locale.ROOT,
                "%.0f %.0f %.0f %.1f%n",
                (System.nanoTime() - from) / 1e6,
                all.micros(0.5) / 1e3,
                all.micros(1) / 1e3,
                cpu < 0 ? Double.NaN : (engine.cpuMicros() - cpu) / 1e3 / count);
    }

    private static Tally startSome(String address, String image, AtomicInteger left)
            throws Exception {
        Tally tally = new Tally();
        try (Api api = Api.at(address)) {
            while (left.getAndDecrement() > 0) {
                long from = System.nanoTime();
                api.start(api.create(image, "exec sleep 3600"));
                tally.took(System.nanoTime() - from);
            }
        }
        return tally;
    }
}
