import java.util.List;
import java.util.Locale;

/**
 * {@code requests PATH CONNECTIONS SECONDS ROUNDS ENGINE...}: engines take turns, so that a noisy
 * moment hits all of them; a first round warms up and does not count. A line an engine: requests a
 * second, processor time of the engine for each in microseconds, failed requests.
 */
final class Requests {

    private record Round(double rate, double cpu, int failed) {}

    private Requests() {}

    static void run(List<String> words) throws Exception {
        byte[] request = Wire.request("GET", words.get(0), "", new byte[0]);
        int connections = Integer.parseInt(words.get(1));
        double seconds = Double.parseDouble(words.get(2));
        int rounds = Integer.parseInt(words.get(3));
        List<Engine> engines = words.subList(4, words.size()).stream().map(Engine::of).toList();
        Round[][] results = new Round[engines.size()][rounds];
        for (int round = -1; round < rounds; round++) {
            for (int i = 0; i < engines.size(); i++) {
                Round result = round(engines.get(i), request, connections, seconds);
                if (round >= 0) {
                    results[i][round] = result;
                }
            }
        }
        for (Round[] result : results) {
            print(result);
        }
    }

    private static Round round(Engine engine, byte[] request, int connections, double seconds)
            throws Exception {
        long cpu = engine.cpuMicros();
        long from = System.nanoTime();
        long until = from + (long) (seconds * 1e9);
        Tally all = new Tally();
        Crowd.run(
                        connections,
                        i -> new Caller(engine.address(), request, () -> System.nanoTime() < until))
                .forEach(all::add);
        double took = (System.nanoTime() - from) / 1e9;
        double each = cpu < 0 ? Double.NaN : (engine.cpuMicros() - cpu) / (double) all.count();
        return new Round(all.count() / took, each, all.failures());
    }

    private static void print(Round[] rounds) {
        double[] rates = new double[rounds.length];
        double[] costs = new double[rounds.length];
        int failed = 0;
        for (int i = 0; i < rounds.length; i++) {
            rates[i] = rounds[i].rate();
            costs[i] = rounds[i].cpu();
            failed += rounds[i].failed();
        }
        System.out.printf(
                Locale.ROOT, "%.0f %.0f %d%n", Tally.median(rates), Tally.median(costs), failed);
    }
}
