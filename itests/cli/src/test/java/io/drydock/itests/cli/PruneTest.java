package io.drydock.itests.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.StringJoiner;

/** Prunes of more images than go in a second, and clients that do not wait for their end. */
@WithEngine
class PruneTest {

    private static final int IMAGES = 1500;
    private static final String LEAVING =
            "curl -s --max-time 0.2 --unix-socket %s -X POST http://d/images/prune";

    @Test
    @Tag("1.6/prune-left")
    void itEndsWhenItsClientHasLeftUnlessAnotherWantsIt(Engine engine) throws Exception {
        engine.sh("docker load -q -i " + archive(engine) + " > /dev/null").ok();
        String leaving = LEAVING.formatted(engine.socket());

        int timedOut = 28;
        assertThat(engine.sh(leaving).exit()).isEqualTo(timedOut);
        Await.until("its end", () -> transfers(engine).equals("[]"));
        assertThat(nameless(engine)).isBetween(1L, IMAGES - 1L);

        Command second = engine.shStarted(leaving + " & docker image prune -f");
        assertThat(second.end().ok()).contains("Total reclaimed space");
        assertThat(nameless(engine)).isZero();
    }

    private static long nameless(Engine engine) {
        return engine.docker("images", "-q", "-f", "dangling=true").ok().lines().count();
    }

    private static String transfers(Engine engine) {
        return engine.sh("curl -s --unix-socket " + engine.socket() + " http://d/drydock/transfers")
                .ok();
    }

    /** Images without a name that share a layer. */
    private static Path archive(Engine engine) throws IOException, NoSuchAlgorithmException {
        Path folder = Files.createTempDirectory(engine.root(), "many");
        engine.sh("cd %s && echo x > x && tar -cf layer.tar x".formatted(folder)).ok();
        byte[] layer = Files.readAllBytes(folder.resolve("layer.tar"));
        String digest =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(layer));
        StringJoiner manifest = new StringJoiner(",", "[", "]");
        for (int i = 0; i < IMAGES; i++) {
            String config =
                    ("{\"architecture\":\"amd64\",\"os\":\"linux\",\"config\":{\"Labels\":{\"n\":\"%d\"}},"
                                    + "\"rootfs\":{\"type\":\"layers\",\"diff_ids\":[\"sha256:%s\"]}}")
                            .formatted(i, digest);
            Files.write(folder.resolve(i + ".json"), config.getBytes(StandardCharsets.UTF_8));
            manifest.add(
                    "{\"Config\":\"%d.json\",\"RepoTags\":null,\"Layers\":[\"layer.tar\"]}"
                            .formatted(i));
        }
        Files.writeString(folder.resolve("manifest.json"), manifest.toString());
        Path archive = engine.root().resolve("many.tar");
        engine.sh("tar -C %s -cf %s .".formatted(folder, archive)).ok();
        return archive;
    }
}
