package io.drydock.service.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drydock.api.model.Descriptor;
import io.drydock.api.model.ProgressDetail;
import io.drydock.api.spi.registry.BlobUpload;
import io.drydock.api.spi.registry.RegistrySession;
import io.drydock.api.spi.registry.RemoteBlob;
import io.drydock.api.spi.registry.RemoteManifest;
import io.drydock.kernel.linux.LinuxContentHashes;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** Downloads from a registry that lives in the test. */
class DownloadTest {

    private static final byte[] BYTES = new byte[300_000];

    static {
        new java.util.Random(3).nextBytes(BYTES);
    }

    private final List<Long> offsets = new ArrayList<>();
    private final List<String> statuses = new ArrayList<>();
    @TempDir private Path folder;

    private static final class Limits implements TransferLimits {
        @Override
        public int downloads() {
            return 3;
        }

        @Override
        public int uploads() {
            return 5;
        }

        @Override
        public int attempts() {
            return 1;
        }
    }

    private final DownloadWatcher watcher =
            new DownloadWatcher() {
                @Override
                public void status(String status) {
                    statuses.add(status);
                }

                @Override
                public void bytes(ProgressDetail detail) {}
            };

    private Download download(byte[] served, String digest) {
        Descriptor blob =
                new Descriptor("", digest, BYTES.length, List.of(), Map.of(), null, null, "");
        Download download =
                new Download(blob, folder.resolve("blob"), new Limits(), new LinuxContentHashes());
        download.join(watcher, new Session(served));
        return download;
    }

    @Test
    void theWholeIsReadOnlyWhenItIsVerified() throws IOException {
        Download download = download(BYTES, Sha256.of(BYTES));
        download.run();
        assertThat(download.open().readAllBytes()).isEqualTo(BYTES);
        assertThat(statuses).containsExactly("Verifying Checksum", "Download complete");
    }

    @Test
    void anotherDigestIsAFailureAndLeavesNoFile() {
        Download download = download(BYTES, Sha256.of(new byte[1]));
        download.run();
        assertThat(download.whole()).isFalse();
        assertThatThrownBy(() -> download.open().readAllBytes()).isInstanceOf(IOException.class);
        assertThat(folder.resolve("blob")).doesNotExist();
    }

    @Test
    void whatIsThereIsNotAskedForAgain() throws IOException {
        Files.write(folder.resolve("blob"), Arrays.copyOf(BYTES, 123_456));
        Download download = download(BYTES, Sha256.of(BYTES));
        download.run();
        assertThat(offsets).containsExactly(123_456L);
        assertThat(Files.readAllBytes(folder.resolve("blob"))).isEqualTo(BYTES);
    }

    @Test
    void aBodyThatGoesOnIsCutOff() {
        Download download = download(Arrays.copyOf(BYTES, BYTES.length + 1), Sha256.of(BYTES));
        download.run();
        assertThat(download.failure().orElseThrow())
                .hasMessageContaining("is longer than the 300000 bytes its manifest says");
    }

    @Test
    void aShortBodyIsAFailureThatKeepsWhatCame() {
        Download download = download(Arrays.copyOf(BYTES, 1000), Sha256.of(BYTES));
        download.run();
        assertThat(download.failure().orElseThrow()).hasMessage("unexpected EOF");
        assertThat(folder.resolve("blob")).hasSize(1000);
    }

    @Test
    void nobodyJoinsWhatIsOverAndLeavingEndsWhatNobodyWants() {
        Download download = download(BYTES, Sha256.of(BYTES));
        download.leave(watcher);
        download.run();
        assertThat(offsets).isEmpty();
        assertThat(download.join(watcher, new Session(BYTES))).isFalse();
        assertThat(download.failure().orElseThrow()).hasMessage("context canceled");
    }

    private final class Session implements RegistrySession {

        private final byte[] served;

        Session(byte[] served) {
            this.served = served;
        }

        @Override
        public RemoteBlob blob(String digest, long offset) {
            offsets.add(offset);
            byte[] rest = Arrays.copyOfRange(served, (int) offset, served.length);
            return new RemoteBlob(new ByteArrayInputStream(rest), offset, rest.length);
        }

        @Override
        public List<String> tags() {
            throw new UnsupportedOperationException();
        }

        @Override
        public RemoteManifest.Head head(String reference) {
            throw new UnsupportedOperationException();
        }

        @Override
        public RemoteManifest manifest(String reference) {
            throw new UnsupportedOperationException();
        }

        @Override
        public OptionalLong size(String digest) {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean mount(String digest, String repository) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void upload(BlobUpload blob) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void putManifest(String reference, String mediaType, byte[] document) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void close() {}
    }
}
