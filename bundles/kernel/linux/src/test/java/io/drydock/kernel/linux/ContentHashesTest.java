package io.drydock.kernel.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drydock.api.spi.linux.ContentHashes.ContentHash;

import org.junit.jupiter.api.Test;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;

class ContentHashesTest {

    private static final String ABC =
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    @Test
    void givesTheDigestOfThePublishedExample() {
        try (ContentHash hash = new LinuxContentHashes().sha256()) {
            byte[] bytes = "--abc--".getBytes(StandardCharsets.US_ASCII);
            hash.update(bytes, 2, 1);
            hash.update(bytes, 3, 2);
            assertThat(HexFormat.of().formatHex(hash.finish())).isEqualTo(ABC);
        }
    }

    @Test
    void bothWaysAgreeOnAMillionBytesInOddPieces() throws Exception {
        byte[] bytes = new byte[1_000_003];
        new java.util.Random(7).nextBytes(bytes);
        byte[] expected = MessageDigest.getInstance("SHA-256").digest(bytes);
        for (ContentHash hash :
                new ContentHash[] {
                    new LinuxContentHashes().sha256(), new LinuxContentHashes.JavaHash()
                }) {
            for (int at = 0; at < bytes.length; at += 4093) {
                hash.update(bytes, at, Math.min(4093, bytes.length - at));
            }
            assertThat(hash.finish()).isEqualTo(expected);
        }
    }

    @Test
    void buffersOfEachKindAreTakenInAndLeftAsTheyWere() {
        byte[] bytes = "--abc--".getBytes(StandardCharsets.US_ASCII);
        ByteBuffer direct = ByteBuffer.allocateDirect(bytes.length).put(bytes);
        for (ContentHash hash :
                new ContentHash[] {
                    new LinuxContentHashes().sha256(), new LinuxContentHashes.JavaHash()
                }) {
            for (ByteBuffer buffer : List.of(ByteBuffer.wrap(bytes), direct)) {
                ByteBuffer part = buffer.duplicate().position(2).limit(5);
                if (buffer.isDirect()) {
                    part.position(3);
                } else {
                    part.limit(3);
                }
                int position = part.position();
                hash.update(part);
                assertThat(part.position()).isEqualTo(position);
            }
            assertThat(HexFormat.of().formatHex(hash.finish())).isEqualTo(ABC);
        }
    }

    @Test
    void anEndedDigestTakesNoMore() {
        ContentHash hash = new LinuxContentHashes.NativeHash();
        hash.close();
        hash.close();
        assertThatThrownBy(() -> hash.update(new byte[1], 0, 1))
                .isInstanceOf(IllegalStateException.class);
    }
}
