package io.drydock.itests.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** {@code docker save}, and loading what it wrote. */
@WithEngine
class SaveTest {

    private static String list(Path archive) {
        List<String> words = List.of("tar", "-tf", archive.toString());
        return Command.start(archive.getParent(), Map.of(), words).end().ok();
    }

    @Test
    @Tag("1.6/save")
    @Tag("1.6/load")
    @Tag("4.3/formats")
    void whatIsSavedIsLoadedAsTheSameImage(Engine engine) {
        Path archive = engine.root().resolve("saved.tar");
        engine.docker("run", "--name", "made", "--network", "none", "busybox", "touch", "/x").ok();
        String id = engine.docker("commit", "made", "kept:1").ok();
        engine.docker("rm", "made").ok();
        engine.docker("tag", "kept:1", "kept:2").ok();
        engine.docker("save", "-o", archive.toString(), "kept").ok();
        assertThat(list(archive).lines())
                .contains("oci-layout", "index.json", "manifest.json", "repositories")
                .contains("blobs/" + id.replace(':', '/'));
        engine.docker("rmi", "kept:1", "kept:2").ok();
        assertThat(engine.docker("load", "-i", archive.toString()).ok())
                .contains("Loaded image: kept:1", "Loaded image: kept:2");
        assertThat(engine.docker("inspect", "-f", "{{.Id}}", "kept:2").ok()).isEqualTo(id);
        assertThat(engine.docker("run", "--rm", "--network", "none", "kept:2", "ls", "/x").ok())
                .isEqualTo("/x");
        engine.docker("rmi", "kept:1", "kept:2").ok();
    }

    @Test
    @Tag("1.6/save-refused")
    void anImageThatDoesNotExistIsRefused(Engine engine) {
        Path archive = engine.root().resolve("none.tar");
        Result refused = engine.docker("save", "-o", archive.toString(), "nosuch");
        assertThat(refused.exit()).isEqualTo(1);
        assertThat(refused.stderr()).contains("No such image: nosuch");
    }
}
