import java.io.File;
import java.io.IOException;
import java.util.List;

/**
 * {@code start ADDRESS ping|ps LOG COMMAND...}: starts a daemon and prints how many milliseconds
 * passed until it answered /_ping, or until a {@code docker ps} succeeded, its processor time in
 * milliseconds until then, and its process id. The daemon is left running.
 */
final class Start {

    private static final long LIMIT_NANOS = 60_000_000_000L;

    private Start() {}

    static void run(List<String> words) throws IOException, InterruptedException {
        String address = words.get(0);
        boolean ping = words.get(1).equals("ping");
        File log = new File(words.get(2));
        long from = System.nanoTime();
        Process daemon =
                new ProcessBuilder(words.subList(3, words.size()))
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
                        .start();
        while (!(ping ? pinged(address) : listed(address))) {
            if (!daemon.isAlive() || System.nanoTime() - from > LIMIT_NANOS) {
                throw new IOException("the daemon did not come up, see " + log);
            }
            Thread.sleep(1);
        }
        long took = System.nanoTime() - from;
        System.out.println(
                took / 1_000_000
                        + " "
                        + Engine.cpuMicros(daemon.pid()) / 1000
                        + " "
                        + daemon.pid());
    }

    private static boolean pinged(String address) {
        try (Wire wire = Wire.open(address)) {
            return wire.ask("GET", "/_ping", "").status() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean listed(String address) throws IOException, InterruptedException {
        return new ProcessBuilder("docker", "-H", address, "ps")
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor()
                == 0;
    }
}
