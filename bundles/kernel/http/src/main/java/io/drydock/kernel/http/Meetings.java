package io.drydock.kernel.http;

import io.drydock.api.spi.stream.AttachPoint;
import io.drydock.api.spi.stream.MeetingPoints;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The meeting points by name. A point is made by whoever comes first and dropped when it is over,
 * so that the next life of the same name begins afresh; only the names of one-shot points are kept
 * for a while, for a stream that comes after a very short process has ended.
 */
@Component(service = {MeetingPoints.class, Meetings.class})
public final class Meetings implements MeetingPoints {

    private static final int REMEMBERED = 256;

    private final Map<String, MeetingPoint> points = new LinkedHashMap<>();
    private final Map<String, MeetingPoint> ended = new LinkedHashMap<>();

    @Activate
    public Meetings() {}

    /** The current life of a point, made if nobody has come yet. */
    MeetingPoint at(String name) {
        synchronized (points) {
            MeetingPoint over = ended.get(name);
            return over != null ? over : points.computeIfAbsent(name, any -> new MeetingPoint());
        }
    }

    /** Drops a point that nobody has opened and whose only stream has gone. */
    void forget(String name, MeetingPoint point) {
        synchronized (points) {
            if (points.get(name) == point && point.idle()) {
                points.remove(name);
            }
        }
    }

    @Override
    public void open(String name, AttachPoint point, Duration limit) {
        synchronized (points) {
            ended.remove(name);
        }
        at(name).open(point, limit);
    }

    @Override
    public void close(String name) {
        end(name, "");
    }

    @Override
    public void close(String name, String lastWords) {
        end(name, lastWords);
    }

    @Override
    public void cancel(String name) {
        end(name, "");
    }

    private void end(String name, String lastWords) {
        synchronized (points) {
            MeetingPoint point = points.remove(name);
            boolean speaks = !lastWords.isEmpty();
            if (point == null && !speaks) {
                return;
            }
            point = point == null ? new MeetingPoint() : point;
            point.end(lastWords);
            if (point.oneShot() || speaks) {
                remember(name, point);
            }
        }
    }

    private void remember(String name, MeetingPoint point) {
        ended.put(name, point);
        Iterator<String> oldest = ended.keySet().iterator();
        while (ended.size() > REMEMBERED) {
            oldest.next();
            oldest.remove();
        }
    }
}
