import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * {@code cycles ADDRESS IMAGE COUNT CLIENTS}: creates and removes containers; every tenth runs to
 * its end in between. One line: milliseconds in all.
 */
final class Cycles {

    private static final int RUN_EVERY = 10;

    private Cycles() {}

    static void run(List<String> words) throws Exception {
        AtomicInteger left = new AtomicInteger(Integer.parseInt(words.get(2)));
        long from = System.nanoTime();
        Crowd.run(
                Integer.parseInt(words.get(3)),
                i -> (Callable<Integer>) () -> cycle(words.get(0), words.get(1), left));
        System.out.printf(Locale.ROOT, "%.0f%n", (System.nanoTime() - from) / 1e6);
    }

    private static int cycle(String address, String image, AtomicInteger left) throws Exception {
        int done = 0;
        try (Api api = Api.at(address)) {
            for (int number = left.getAndDecrement(); number > 0; number = left.getAndDecrement()) {
                String id = api.create(image, "true");
                if (number % RUN_EVERY == 0) {
                    api.start(id);
                    api.await(id);
                }
                api.remove(id);
                done++;
            }
        }
        return done;
    }
}
