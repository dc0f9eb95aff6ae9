package io.drydock.service.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.drydock.api.engine.events.Event;
import io.drydock.api.engine.events.EventPage;
import io.drydock.api.engine.events.EventQuery;
import io.drydock.api.engine.events.RecordedEvent;
import io.drydock.api.model.Filters;
import io.drydock.kernel.store.SqliteStore;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

@Timeout(60)
class EventsTest {
    private static final Duration NONE = Duration.ZERO;
    private static final Duration LONG = Duration.ofSeconds(30);

    @TempDir Path root;
    private final AdjustableClock clock =
            new AdjustableClock(Instant.parse("2026-11-21T10:00:00Z"));
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private SqliteStore store;
    private EventsComponent events;

    @BeforeEach
    void start() {
        store = SqliteStore.open(root);
        events = new EventsComponent(store, clock);
    }

    @AfterEach
    void stop() {
        store.close();
    }

    private void publish(String action) {
        events.publish(new Event("container", action, "c1", Map.of("name", "web")));
    }

    private void publishMany(int from, int to) {
        IntStream.range(from, to).forEach(i -> publish("a" + i));
    }

    private static List<String> actions(EventPage page) {
        return page.events().stream().map(event -> event.message().action()).toList();
    }

    /** Reads until nothing is left. */
    private List<RecordedEvent> readAll(long after) {
        List<RecordedEvent> all = new ArrayList<>();
        EventPage page = events.read(EventQuery.ALL, after, NONE);
        for (; !page.events().isEmpty(); page = events.read(EventQuery.ALL, page.next(), NONE)) {
            all.addAll(page.events());
        }
        return all;
    }

    private static List<String> expected(int from, int to) {
        return IntStream.range(from, to).mapToObj(i -> "a" + i).toList();
    }

    private static List<String> names(List<RecordedEvent> events) {
        return events.stream().map(event -> event.message().action()).toList();
    }

    @Test
    void stampsAnEventWithTimeAndScope() {
        publish("create");
        var message = events.read(EventQuery.ALL, 0, NONE).events().getFirst().message();
        assertThat(message.time()).isEqualTo(clock.instant().getEpochSecond());
        assertThat(message.timeNano()).isEqualTo(message.time() * 1_000_000_000L);
        assertThat(message.scope()).isEqualTo("local");
        assertThat(message.actor().id()).isEqualTo("c1");
        assertThat(message.status()).isEmpty();
    }

    @Test
    void keepsTheOrderOfEveryPublisherAndShowsAllReadersTheSame() throws Exception {
        long begin = events.last();
        List<Future<List<Long>>> readers = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            readers.add(threads.submit(() -> sequences(begin, 800)));
        }
        List<Future<?>> publishers = new ArrayList<>();
        for (int p = 0; p < 8; p++) {
            String publisher = "p" + p;
            publishers.add(
                    threads.submit(
                            () -> {
                                for (int i = 0; i < 100; i++) {
                                    publish(publisher + " " + i);
                                }
                            }));
        }
        for (Future<?> publisher : publishers) {
            publisher.get();
        }
        List<Long> all = readAll(begin).stream().map(RecordedEvent::sequence).toList();
        assertThat(all).hasSize(800).isSorted().doesNotHaveDuplicates();
        for (Future<List<Long>> reader : readers) {
            assertThat(reader.get()).isEqualTo(all);
        }
        List<String> ofOne =
                names(readAll(begin)).stream().filter(name -> name.startsWith("p3 ")).toList();
        assertThat(ofOne).isEqualTo(IntStream.range(0, 100).mapToObj(i -> "p3 " + i).toList());
    }

    private List<Long> sequences(long begin, int count) {
        List<Long> seen = new ArrayList<>();
        long cursor = begin;
        while (seen.size() < count) {
            EventPage page = events.read(EventQuery.ALL, cursor, LONG);
            page.events().forEach(event -> seen.add(event.sequence()));
            cursor = page.next();
        }
        return seen;
    }

    @Test
    void wakesAWaitingReaderAndCountsIt() throws Exception {
        long begin = events.last();
        Future<EventPage> page = threads.submit(() -> events.read(EventQuery.ALL, begin, LONG));
        until(() -> events.listeners() == 1);
        publish("start");
        assertThat(actions(page.get())).containsExactly("start");
        assertThat(events.listeners()).isZero();
    }

    @Test
    void returnsAnEmptyPageAfterTheWait() {
        EventPage page = events.read(EventQuery.ALL, events.last(), Duration.ofMillis(20));
        assertThat(page.events()).isEmpty();
        assertThat(page.end()).isFalse();
        assertThat(page.next()).isEqualTo(events.last());
    }

    @Test
    @Tag("4.7/past")
    @Tag("4.7/slow")
    void losesNothingForAReaderFarBehindTheRing() {
        long begin = events.last();
        publishMany(0, 5_000);
        assertThat(names(readAll(begin))).isEqualTo(expected(0, 5_000));
    }

    @Test
    @Tag("4.7/slow")
    void losesNothingForASlowReaderWhileOthersPublish() throws Exception {
        long begin = events.last();
        Future<?> publisher = threads.submit(() -> publishMany(0, 8_000));
        List<String> seen = new ArrayList<>();
        long cursor = begin;
        while (seen.size() < 8_000) {
            EventPage page = events.read(EventQuery.ALL, cursor, LONG);
            seen.addAll(actions(page));
            cursor = page.next();
        }
        publisher.get();
        assertThat(seen).isEqualTo(expected(0, 8_000));
    }

    @Test
    @Tag("4.7/lasting")
    void goesOnWithACursorAfterARestart() {
        publishMany(0, 10);
        EventPage first = events.read(new EventQuery(EventQuery.ENDLESS, only("a4")), 0, NONE);
        long afterFour = first.events().getFirst().sequence();
        stop();
        start();
        publishMany(10, 12);
        assertThat(names(readAll(afterFour))).isEqualTo(expected(5, 12));
        assertThat(readAll(0))
                .isSortedAccordingTo((a, b) -> Long.compare(a.sequence(), b.sequence()));
    }

    @Test
    void showsTheNextGenerationWhatTheOldOneStillPublishes() {
        publishMany(0, 3);
        EventPage seen = events.read(EventQuery.ALL, 0, NONE);
        EventsComponent old = events;
        clock.advance(Duration.ofSeconds(1));
        events = new EventsComponent(store, clock);
        old.publish(new Event("container", "a3", "c1", Map.of()));
        until(() -> names(readAll(seen.next())).equals(List.of("a3")));
        publish("a4");
        assertThat(names(readAll(seen.next()))).containsExactly("a3", "a4");
    }

    @Test
    void bringsAnotherCursorOfAReaderOfAnotherDatabaseToTheEnd() {
        publish("create");
        EventPage page = events.read(EventQuery.ALL, Long.MAX_VALUE - 5, NONE);
        assertThat(page.events()).isEmpty();
        assertThat(page.next()).isEqualTo(events.last());
    }

    @Test
    void passesOverWhatTheFilterLeavesOut() {
        publishMany(0, 2_000);
        EventPage page = events.read(new EventQuery(EventQuery.ENDLESS, only("a1999")), 0, NONE);
        assertThat(actions(page)).containsExactly("a1999");
        EventPage none = events.read(new EventQuery(EventQuery.ENDLESS, only("x")), 0, NONE);
        assertThat(none.next()).isEqualTo(events.last());
    }

    private static Filters only(String action) {
        return new Filters(Map.of("event", Set.of(action)));
    }

    @Test
    void endsAtUntil() {
        publish("first");
        long until = UnixTime.nano(clock.instant());
        EventQuery query = new EventQuery(until, Filters.NONE);
        assertThat(actions(events.read(query, 0, NONE))).containsExactly("first");
        assertThat(events.read(query, 0, NONE).end()).isFalse();

        clock.advance(Duration.ofNanos(1));
        EventPage rest = events.read(query, events.last(), LONG);
        assertThat(rest.end()).isTrue();

        publish("second");
        EventPage all = events.read(query, 0, LONG);
        assertThat(actions(all)).containsExactly("first");
        assertThat(all.end()).isTrue();
    }

    @Test
    void prunesWhatIsTooOldAndTooMuch() {
        publishMany(0, 20);
        clock.advance(JournalTable.AGE.plusSeconds(1));
        publishMany(20, 30);
        stop();
        start();
        until(() -> names(readAll(0)).equals(expected(20, 30)));

        publishMany(30, 12_500);
        stop();
        start();
        until(() -> readAll(0).size() == JournalTable.KEPT);
        assertThat(names(readAll(0)).getLast()).isEqualTo("a12499");
    }

    private static void until(Callable<Boolean> condition) {
        try {
            while (!condition.call()) {
                Thread.sleep(5);
            }
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
