package io.drydock.itests.cli;

import static io.drydock.itests.cli.HttpAnswer.error;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;

/** Files of containers, in the cases the docker command has no words for. */
@WithEngine(shared = true)
class ArchiveRoutesTest {

    @AfterEach
    void remove(Engine engine) {
        engine.docker("rm", "-f", "-v", "one");
    }

    @Test
    @Tag("1.3/archive-head")
    @Tag("1.3/archive-get-encoding")
    void anArchiveHasItsStatAndTheWantedEncoding(Engine engine) {
        Api api = new Api(engine);
        api.created("one", "");
        HttpAnswer head = api.ask("HEAD", "/containers/one/archive?path=/etc/passwd");
        assertThat(head.status()).isEqualTo(200);
        String stat = head.headers().get("x-docker-container-path-stat");
        assertThat(new String(Base64.getDecoder().decode(stat), StandardCharsets.UTF_8))
                .contains(
                        "\"name\":\"passwd\"", "\"size\":", "\"mode\":420", "\"linkTarget\":\"\"");
        assertThat(api.ask("HEAD", "/containers/one/archive?path=/nope").status()).isEqualTo(404);
        assertThat(api.ask("GET", "/containers/one/archive").line())
                .isEqualTo(error(400, "bad parameter: path cannot be empty"));
        String curl = "curl -s --unix-socket %s http://d/containers/one/archive?path=/etc/passwd";
        String url = curl.formatted(engine.socket());
        assertThat(engine.sh(url + " -H 'Accept-Encoding: gzip' | gunzip | tar -t").ok())
                .isEqualTo("passwd");
        assertThat(engine.sh(url + " | tar -t").ok()).isEqualTo("passwd");
    }

    @Test
    @Tag("1.3/archive-put")
    void archivesAreUnpackedHoweverTheyAreCompressed(Engine engine) throws IOException {
        new Api(engine).created("one", "");
        Path file = Files.writeString(engine.root().resolve("packed"), "cargo");
        for (String packer : new String[] {"gzip", "bzip2", "xz", "zstd"}) {
            if (engine.sh("command -v " + packer).exit() != 0) {
                continue;
            }
            String tar = "tar -C %s -c packed | %s | ".formatted(file.getParent(), packer);
            String put =
                    "curl -s -o /dev/null -w '%%{http_code}' -T - -X PUT --unix-socket %s"
                            + " 'http://d/containers/one/archive?path=/tmp'";
            assertThat(engine.sh(tar + put.formatted(engine.socket())).ok())
                    .as(packer)
                    .isEqualTo("200");
            assertThat(engine.sh("docker cp one:/tmp/packed - | tar -xO").ok()).isEqualTo("cargo");
            engine.docker("rm", "one").ok();
            new Api(engine).created("one", "");
        }
    }

    @Test
    @Tag("1.3/archive-put-kinds")
    void aFolderIsNotReplacedByAFileUnasked(Engine engine) throws IOException {
        new Api(engine).created("one", "");
        Path folder = Files.createDirectories(engine.root().resolve("kinds"));
        Files.writeString(folder.resolve("etc"), "a file");
        String put =
                "tar -C %s -c etc | curl -s -w '%%{http_code}' -T - -X PUT --unix-socket %s"
                        + " 'http://d/containers/one/archive?path=/&noOverwriteDirNonDir=1'";
        assertThat(engine.sh(put.formatted(folder, engine.socket())).ok())
                .contains("cannot overwrite")
                .endsWith("400");
    }
}
