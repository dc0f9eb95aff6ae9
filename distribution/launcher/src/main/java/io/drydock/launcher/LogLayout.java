package io.drydock.launcher;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.LayoutBase;

import com.fasterxml.jackson.core.io.JsonStringEncoder;

import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Lines as dockerd's logger writes them, as text or as JSON: log shippers know both. */
final class LogLayout extends LayoutBase<ILoggingEvent> {

    private final boolean json;

    LogLayout(boolean json) {
        this.json = json;
    }

    @Override
    public String doLayout(ILoggingEvent event) {
        String message = event.getFormattedMessage();
        IThrowableProxy thrown = event.getThrowableProxy();
        if (thrown != null) {
            message += "\n" + ThrowableProxyUtil.asString(thrown).stripTrailing();
        }
        String time = event.getInstant().truncatedTo(ChronoUnit.MICROS).toString();
        return line(time, level(event.getLevel()), message);
    }

    String line(String time, String level, String message) {
        return json
                ? "{\"level\":\"%s\",\"msg\":\"%s\",\"time\":\"%s\"}\n"
                        .formatted(level, escaped(message), time)
                : "time=\"%s\" level=%s msg=\"%s\"\n".formatted(time, level, escaped(message));
    }

    private static String escaped(String text) {
        return new String(JsonStringEncoder.getInstance().quoteAsString(text));
    }

    private static String level(Level level) {
        return level == Level.WARN ? "warning" : level.toString().toLowerCase(Locale.ROOT);
    }
}
