package io.drydock.itests.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Images as clients of older versions of the API know them. */
@WithEngine(shared = true)
class OldImageClientsTest {

    @Test
    @Tag("1.17/1.43-none")
    @Tag("1.17/1.44-virtual-size")
    @Tag("1.6/list-versions")
    void namelessImagesWereCalledNone(Engine engine) {
        engine.docker("run", "--name", "old", "busybox", "touch", "/x").ok();
        String id = engine.docker("commit", "old").ok();
        String list = "/images/json?all=1";
        String before = new Api(engine, "1.42").ask("GET", list).body();
        assertThat(before).contains("\"<none>:<none>\"").contains("\"VirtualSize\":");
        String later = new Api(engine, "1.44").ask("GET", list).body();
        assertThat(later).doesNotContain("<none>").doesNotContain("VirtualSize");
        engine.docker("rmi", id).ok();
    }

    @Test
    @Tag("1.17/1.50-config")
    @Tag("1.6/inspect-versions")
    void configurationsOfImagesHadEmptyFields(Engine engine) {
        String path = "/images/busybox/json";
        assertThat(new Api(engine, "1.49").ask("GET", path).body())
                .contains("\"Hostname\":\"\"", "\"AttachStdin\":false");
        assertThat(new Api(engine, "1.50").ask("GET", path).body())
                .doesNotContain("\"Hostname\"", "\"AttachStdin\"");
    }

    @Test
    @Tag("1.17/1.44-created")
    void anImageWithoutATimeHadTheFirst(Engine engine) {
        String make =
                """
                set -e; d=%s/timeless; mkdir -p $d; cd $d; echo x >f; tar -cf layer.tar f
                digest=$(sha256sum layer.tar | cut -d' ' -f1)
                printf '{"architecture":"amd64","os":"linux","rootfs":{"type":"layers","diff_ids":["sha256:%%s"]}}' \
                  $digest >c.json
                printf '[{"Config":"c.json","RepoTags":["timeless:1"],"Layers":["layer.tar"]}]' >manifest.json
                tar -c manifest.json c.json layer.tar | docker load
                """;
        engine.sh(make.formatted(engine.root())).ok();
        String path = "/images/timeless:1/json";
        assertThat(new Api(engine, "1.43").ask("GET", path).body())
                .contains("\"Created\":\"0001-01-01T00:00:00Z\"");
        assertThat(new Api(engine, "1.44").ask("GET", path).body()).doesNotContain("0001-01-01");
        engine.docker("rmi", "timeless:1").ok();
    }
}
