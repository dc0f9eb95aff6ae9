package io.drydock.launcher;

import io.drydock.kernel.config.ConfigException;
import io.drydock.kernel.config.Invocation;

import java.nio.file.Path;
import java.util.List;

/** The daemon's entry: {@code drydockd [OPTIONS]}. */
public final class Main {

    private Main() {}

    /** System property that {@code bin/drydockd} sets: where the product is unpacked. */
    static final String HOME = "drydock.home";

    public static void main(String[] arguments) {
        System.exit(run(List.of(arguments)));
    }

    private static int run(List<String> arguments) {
        Invocation invocation;
        try {
            invocation = Invocation.of(arguments, System.getenv(), Release.line());
        } catch (ConfigException e) {
            System.err.println(e.getMessage());
            return 1;
        }
        return switch (invocation) {
            case Invocation.Answer answer -> {
                System.out.println(answer.text());
                yield 0;
            }
            case Invocation.Start start ->
                    new Daemon(new Product(home()), arguments, start.settings()).run();
        };
    }

    private static Path home() {
        String home = System.getProperty(HOME);
        if (home == null) {
            throw new IllegalStateException("-D" + HOME + " is missing: start bin/drydockd");
        }
        return Path.of(home).toAbsolutePath().normalize();
    }
}
