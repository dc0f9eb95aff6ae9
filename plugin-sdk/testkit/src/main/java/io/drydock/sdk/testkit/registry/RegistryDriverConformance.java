package io.drydock.sdk.testkit.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drydock.api.spi.DriverException.Kind;
import io.drydock.api.spi.registry.BlobUpload;
import io.drydock.api.spi.registry.RegistryDriver;
import io.drydock.api.spi.registry.RegistryException;
import io.drydock.api.spi.registry.RegistryException.Reason;
import io.drydock.api.spi.registry.RegistrySession;
import io.drydock.api.spi.registry.RemoteBlob;
import io.drydock.api.spi.registry.RemoteManifest;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The rules of {@link RegistryDriver} as tests. Extend it and say which driver, and which registry
 * it may fill: each test has a repository of its own there.
 */
public abstract class RegistryDriverConformance extends RegistryStage {

    @Test
    void aBlobIsReadAsItWasUploaded() throws IOException {
        RegistrySession session = session();
        for (int length : new int[] {1, 4096, LARGE}) {
            byte[] content = noise(length);
            String digest = upload(session, content);
            assertThat(session.size(digest)).hasValue(length);
            assertThat(Images.digest(read(session, digest, 0))).isEqualTo(digest);
        }
    }

    @Test
    void aBlobMayBeMadeWhileItIsSent() throws IOException {
        RegistrySession session = session();
        byte[] content = noise(LARGE);
        AtomicInteger closed = new AtomicInteger();
        List<String> order = new ArrayList<>();
        session.upload(
                new BlobUpload(
                        () -> {
                            order.add("digest");
                            return Images.digest(content);
                        },
                        -1,
                        () -> counted(content, closed, order)));
        assertThat(order).containsExactly("end", "digest");
        assertThat(closed.get()).isPositive();
        assertThat(read(session, Images.digest(content), 0)).hasSize(LARGE);
    }

    private static InputStream counted(byte[] content, AtomicInteger closed, List<String> order) {
        return new FilterInputStream(new ByteArrayInputStream(content)) {
            @Override
            public int read(byte[] into, int offset, int length) throws IOException {
                int count = super.read(into, offset, length);
                if (count < 0 && order.isEmpty()) {
                    order.add("end");
                }
                return count;
            }

            @Override
            public void close() {
                closed.incrementAndGet();
            }
        };
    }

    @Test
    void readingMayBeginInTheMiddle() throws IOException {
        RegistrySession session = session();
        byte[] content = noise(LARGE);
        String digest = upload(session, content);
        int from = LARGE / 2;
        try (RemoteBlob blob = session.blob(digest, from)) {
            assertThat(blob.offset()).isIn(0L, (long) from);
        }
        byte[] rest = read(session, digest, from);
        assertThat(Images.digest(rest))
                .isEqualTo(Images.digest(Arrays.copyOfRange(content, from, LARGE)));
    }

    @Test
    void aBlobOfAnotherContentThanItsDigestIsRefused() {
        RegistrySession session = session();
        String digest = Images.digest(noise(77));
        byte[] other = noise(78);
        assertThatThrownBy(
                        () ->
                                session.upload(
                                        new BlobUpload(
                                                digest,
                                                other.length,
                                                () -> new ByteArrayInputStream(other))))
                .isInstanceOf(RegistryException.class);
        assertThat(session.size(digest)).isEmpty();
    }

    @Test
    void aContentThatBreaksOffIsNoBlob() {
        RegistrySession session = session();
        byte[] content = noise(LARGE);
        AtomicInteger closed = new AtomicInteger();
        InputStream broken =
                new FilterInputStream(new ByteArrayInputStream(content)) {
                    @Override
                    public int read(byte[] into, int offset, int length) throws IOException {
                        if (available() < LARGE / 2) {
                            throw new IOException("the hold is flooded");
                        }
                        return super.read(into, offset, Math.min(length, 10_000));
                    }

                    @Override
                    public void close() {
                        closed.incrementAndGet();
                    }
                };
        String digest = Images.digest(content);
        assertThatThrownBy(() -> session.upload(new BlobUpload(() -> digest, -1, () -> broken)))
                .hasMessageContaining("the hold is flooded");
        assertThat(closed.get()).isPositive();
        assertThat(session.size(digest)).isEmpty();
    }

    @Test
    void whatIsNotThereIsToldApart() {
        RegistrySession session = session();
        upload(session, noise(5));
        String absent = Images.digest(noise(6));
        assertThat(session.size(absent)).isEmpty();
        assertThatThrownBy(() -> session.blob(absent, 0))
                .satisfies(RegistryDriverConformance::requireNotFound);
        assertThatThrownBy(() -> session.head("none"))
                .satisfies(RegistryDriverConformance::requireNotFound);
        assertThatThrownBy(() -> session.manifest(absent))
                .satisfies(RegistryDriverConformance::requireNotFound);
        assertThatThrownBy(open(domain(), repository + "-none")::tags)
                .satisfies(RegistryDriverConformance::requireNotFound);
    }

    private static void requireNotFound(Throwable e) {
        assertThat(e).isInstanceOf(RegistryException.class);
        assertThat(((RegistryException) e).kind()).isEqualTo(Kind.NOT_FOUND);
        assertThat(((RegistryException) e).temporary()).isFalse();
    }

    @Test
    void aManifestIsFoundByItsTagsAndItsDigest() {
        RegistrySession session = session();
        byte[] document = image(session, 1);
        String digest = Images.digest(document);
        session.putManifest("one", Images.MANIFEST, document);
        session.putManifest("two", Images.MANIFEST, document);
        assertThat(session.tags()).containsExactlyInAnyOrder("one", "two");
        for (String reference : List.of("one", "two", digest)) {
            RemoteManifest.Head head = session.head(reference);
            assertThat(head)
                    .isEqualTo(new RemoteManifest.Head(Images.MANIFEST, digest, document.length));
            RemoteManifest found = session.manifest(reference);
            assertThat(found.head()).isEqualTo(head);
            assertThat(found.document()).isEqualTo(document);
        }
    }

    @Test
    void aTagGoesToWhatItWasPutOnLast() {
        RegistrySession session = session();
        byte[] first = image(session, 1);
        byte[] second = image(session, 2);
        session.putManifest("tag", Images.MANIFEST, first);
        session.putManifest("tag", Images.MANIFEST, second);
        assertThat(session.manifest("tag").document()).isEqualTo(second);
        assertThat(session.manifest(Images.digest(first)).document()).isEqualTo(first);
        assertThat(session.tags()).containsExactly("tag");
    }

    private static byte[] image(RegistrySession session, int number) {
        byte[] config = ("{\"n\":" + number + "}").getBytes(StandardCharsets.UTF_8);
        byte[] layer = noise(1000 + number);
        upload(session, config);
        upload(session, layer);
        return Images.manifest(config, layer);
    }

    @Test
    void aBlobOfAnotherRepositoryIsMountedOrMustBeUploaded() throws IOException {
        byte[] content = noise(LARGE);
        String digest = upload(session(), content);
        RegistrySession other = open(domain(), repository + "-other");
        boolean mounted = other.mount(digest, repository);
        assertThat(other.size(digest).isPresent()).isEqualTo(mounted);
        assertThat(other.mount(Images.digest(noise(9)), repository)).isFalse();
        upload(other, content);
        assertThat(read(other, digest, 0)).hasSize(LARGE);
    }

    @Test
    void severalBlobsMayBeOnTheirWayAtOnce() throws Exception {
        RegistrySession session = session();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<String>> all = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                byte[] content = noise(LARGE / 4 + i);
                all.add(
                        threads.submit(
                                () -> {
                                    String digest = upload(session, content);
                                    return Images.digest(read(session, digest, 0)) + " " + digest;
                                }));
            }
            for (Future<String> one : all) {
                String[] digests = one.get().split(" ");
                assertThat(digests[0]).isEqualTo(digests[1]);
            }
        }
    }

    @Test
    void nobodyIsSpokenToBeforeTheFirstQuestion() {
        RegistrySession session = open(silence(), repository);
        assertThatThrownBy(() -> session.head("any"))
                .isInstanceOfSatisfying(
                        RegistryException.class,
                        e -> {
                            assertThat(e.reason()).isEqualTo(Reason.UNREACHABLE);
                            assertThat(e.temporary()).isTrue();
                        });
    }

    @Test
    void closingBreaksOffWhatIsOnItsWayAndMayBeSaidTwice() throws IOException {
        RegistrySession session = session();
        String digest = upload(session, noise(20 * LARGE));
        try (RemoteBlob blob = session.blob(digest, 0)) {
            assertThat(blob.content().read()).isNotNegative();
            session.close();
            assertThatThrownBy(() -> blob.content().transferTo(OutputStream.nullOutputStream()))
                    .isInstanceOf(IOException.class);
        }
        session.close();
        assertThatThrownBy(() -> session.size(digest)).isInstanceOf(RegistryException.class);
    }
}
