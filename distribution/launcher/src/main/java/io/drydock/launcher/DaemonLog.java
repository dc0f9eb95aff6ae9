package io.drydock.launcher;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.LayoutWrappingEncoder;

import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Properties;

/**
 * The daemon's own log, on standard error.
 *
 * <p>Set up by code and not by logback.xml: reading that costs 0.2 s of every start. What people
 * change, the levels, stands in {@code etc/logging.properties}.
 */
final class DaemonLog {

    private static final String OURS = "io.drydock";

    private DaemonLog() {}

    static void configure(String format, String level, Path home) {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        context.reset();
        Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
        root.setLevel(Level.WARN);
        root.addAppender(appender(context, format));
        readLevels(context, home.resolve("etc/logging.properties"));
        setLevel(level);
    }

    /** Takes Docker's names of levels; ours only, libraries keep theirs. */
    static void setLevel(String level) {
        String name =
                switch (level.toLowerCase(Locale.ROOT)) {
                    case "fatal", "panic" -> "error";
                    case "warning" -> "warn";
                    default -> level;
                };
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        context.getLogger(OURS).setLevel(Level.toLevel(name, Level.INFO));
    }

    private static ConsoleAppender<ILoggingEvent> appender(LoggerContext context, String format) {
        LogLayout layout = new LogLayout(format.equals("json"));
        layout.setContext(context);
        layout.start();
        LayoutWrappingEncoder<ILoggingEvent> encoder = new LayoutWrappingEncoder<>();
        encoder.setContext(context);
        encoder.setLayout(layout);
        encoder.start();
        ConsoleAppender<ILoggingEvent> appender = new ConsoleAppender<>();
        appender.setContext(context);
        appender.setTarget("System.err");
        appender.setEncoder(encoder);
        appender.start();
        return appender;
    }

    private static void readLevels(LoggerContext context, Path file) {
        Properties levels = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            levels.load(reader);
        } catch (IOException e) {
            context.getLogger(OURS).warn("cannot read {}: {}", file, e.getMessage());
        }
        levels.forEach(
                (name, level) ->
                        context.getLogger((String) name)
                                .setLevel(Level.toLevel((String) level, Level.WARN)));
    }
}
