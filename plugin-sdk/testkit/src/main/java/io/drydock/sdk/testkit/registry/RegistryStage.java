package io.drydock.sdk.testkit.registry;

import io.drydock.api.spi.registry.BlobUpload;
import io.drydock.api.spi.registry.RegistryCredentials;
import io.drydock.api.spi.registry.RegistryDriver;
import io.drydock.api.spi.registry.RegistryScope;
import io.drydock.api.spi.registry.RegistrySession;
import io.drydock.api.spi.registry.RemoteBlob;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

/** A registry to fill and sessions that end with the test. */
@Timeout(120)
public abstract class RegistryStage {

    static final int LARGE = 3_000_001;
    private static final AtomicInteger REPOSITORIES = new AtomicInteger();

    private final List<RegistrySession> sessions = new ArrayList<>();
    final String repository =
            "kit/r" + Long.toHexString(System.nanoTime()) + REPOSITORIES.incrementAndGet();

    /** The driver. */
    protected abstract RegistryDriver driver();

    /** Domain of a registry that anybody may write to, as names of images have it. */
    protected abstract String domain();

    /** A domain at which nobody answers; the default is a port of this host nobody listens on. */
    protected String silence() {
        return "127.0.0.1:1";
    }

    @AfterEach
    void closeSessions() {
        sessions.forEach(RegistrySession::close);
    }

    RegistrySession open(String domain, String name) {
        RegistryScope scope =
                new RegistryScope(domain, name, true, RegistryCredentials.NONE, Map.of());
        RegistrySession session = driver().open(scope);
        sessions.add(session);
        return session;
    }

    RegistrySession session() {
        return open(domain(), repository);
    }

    static byte[] noise(int length) {
        byte[] noise = new byte[length];
        new Random(length).nextBytes(noise);
        return noise;
    }

    static String upload(RegistrySession session, byte[] content) {
        String digest = Images.digest(content);
        session.upload(
                new BlobUpload(digest, content.length, () -> new ByteArrayInputStream(content)));
        return digest;
    }

    static byte[] read(RegistrySession session, String digest, int from) throws IOException {
        try (RemoteBlob blob = session.blob(digest, from)) {
            blob.content().skipNBytes(from - blob.offset());
            return blob.content().readAllBytes();
        }
    }
}
