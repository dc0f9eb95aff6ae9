package io.drydock.itests.cli;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The progress of a pull or push as the API gives it, without what is counted: consecutive lines of
 * one status about one layer are one.
 */
final class TransferStream {

    private TransferStream() {}

    /** Answer of an API call: status code, then the lines in order. */
    static List<String> of(Engine engine, String pathAndQuery, String... headers) {
        String more =
                Arrays.stream(headers)
                        .map(one -> " -H '" + one + "'")
                        .collect(Collectors.joining());
        String answer =
                engine.sh(
                                "curl -s --max-time 50 -w '\\n%{http_code}' -X POST --unix-socket "
                                        + engine.socket()
                                        + more
                                        + " 'http://d/v1.43"
                                        + pathAndQuery
                                        + "'")
                        .ok();
        return lines(answer);
    }

    static List<String> lines(String answer) {
        List<String> plain =
                answer.lines()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty())
                        .map(
                                line ->
                                        line.replaceAll(
                                                "\"progressDetail\":\\{[^}]+}",
                                                "\"progressDetail\":{}"))
                        .map(line -> line.replaceAll("\"progress\":\"[^\"]*\",", ""))
                        .toList();
        return java.util.stream.IntStream.range(0, plain.size())
                .filter(i -> i == 0 || !plain.get(i).equals(plain.get(i - 1)))
                .mapToObj(plain::get)
                .toList();
    }
}
