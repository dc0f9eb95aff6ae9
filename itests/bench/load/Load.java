import java.util.Arrays;
import java.util.List;

/**
 * Load on one or two engines, for the scenes of the benchmark. The first word is the verb; what a
 * verb takes stands in its class. Results go to standard output, one line an engine.
 */
final class Load {

    private Load() {}

    public static void main(String[] words) throws Exception {
        List<String> rest = Arrays.asList(words).subList(1, words.length);
        switch (words[0]) {
            case "requests" -> Requests.run(rest);
            case "swaps" -> Swaps.run(rest);
            case "start" -> Start.run(rest);
            case "containers" -> Containers.run(rest);
            case "cycles" -> Cycles.run(rest);
            case "followers" -> Followers.run(rest);
            case "listen" -> Streams.listen(rest);
            case "stream" -> Streams.stream(rest);
            case "connect" -> Streams.connect(rest);
            case "names" -> Names.run(rest);
            default -> throw new IllegalArgumentException("unknown verb " + words[0]);
        }
    }
}
