package io.drydock.cli;

import picocli.CommandLine;
import picocli.CommandLine.ExitCode;

import java.io.IOException;

/** {@code drydock VERB}: the exit code is 0, or 1 with the reason on standard error. */
public final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new AdminCommand())
                .setExecutionExceptionHandler((e, command, result) -> report(e, command))
                .setParameterExceptionHandler(
                        (e, words) -> {
                            e.getCommandLine().getErr().println(e.getMessage());
                            return 1;
                        });
    }

    private static int report(Exception failure, CommandLine command) throws Exception {
        switch (failure) {
            case DaemonException e ->
                    command.getErr().println("Error response from daemon: " + e.getMessage());
            case IOException e ->
                    command.getErr().println("Cannot talk to the engine: " + e.getMessage());
            case IllegalArgumentException e -> command.getErr().println(e.getMessage());
            default -> throw failure;
        }
        return ExitCode.SOFTWARE;
    }
}
