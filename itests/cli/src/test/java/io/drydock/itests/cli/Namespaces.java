package io.drydock.itests.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A network and a mount namespace of one's own, which outlive a killed engine: a process that does
 * nothing keeps them. It ends when its standard input does, so a killed test run leaves none.
 */
final class Namespaces implements AutoCloseable {

    private static final String KEEP = "ip link set lo up && echo ready && exec cat";

    private final Process keeper;

    Namespaces() {
        try {
            keeper =
                    new ProcessBuilder(
                                    "unshare",
                                    "-n",
                                    "-m",
                                    "--propagation",
                                    "private",
                                    "sh",
                                    "-c",
                                    KEEP)
                            .redirectError(ProcessBuilder.Redirect.INHERIT)
                            .start();
            InputStreamReader out =
                    new InputStreamReader(keeper.getInputStream(), StandardCharsets.UTF_8);
            if (!"ready".equals(new BufferedReader(out).readLine())) {
                throw new AssertionError("no namespaces of our own");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The words of a command that runs in here. */
    List<String> within(List<String> words) {
        List<String> all = new ArrayList<>();
        all.addAll(List.of("nsenter", "-t", Long.toString(keeper.pid()), "-n", "-m", "--"));
        all.addAll(words);
        return all;
    }

    @Override
    public void close() {
        keeper.destroyForcibly();
    }
}
