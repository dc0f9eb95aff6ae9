package io.drydock.itests.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Pulls;
 *
 * <p>/** An archive that the engine fetches by itself.
 */
@WithEngine(shared = true)
class ImportAddressTest {

    @Test
    @Tag("1.6/create-import")
    void importsFromAnAddress(Engine engine) {
        Command files =
                engine.insideStarted(
                        "busybox",
                        "httpd",
                        "-f",
                        "-p",
                        "127.0.0.1:5080",
                        "-h",
                        engine.root().toString());
        Await.until(
                "the server",
                () ->
                        engine.inside(
                                                "curl",
                                                "-sf",
                                                "-o",
                                                "/dev/null",
                                                "http://127.0.0.1:5080/busybox.tar")
                                        .exit()
                                == 0);
        engine.docker("import", "http://127.0.0.1:5080/busybox.tar", "fetched").ok();
        assertThat(engine.inspect("fetched", "{{.Comment}}"))
                .isEqualTo("Imported from http://127.0.0.1:5080/busybox.tar");
        assertThat(engine.docker("import", "http://127.0.0.1:5080/none.tar").refusal())
                .contains("failed to GET http://127.0.0.1:5080/none.tar with status 404 Not Found");
        files.terminate();
    }
}
