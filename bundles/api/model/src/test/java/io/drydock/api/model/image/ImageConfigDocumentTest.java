package io.drydock.api.model.image;

import static org.assertj.core.api.Assertions.assertThat;

import io.drydock.api.model.Json;

import org.junit.jupiter.api.Test;

class ImageConfigDocumentTest {

    private static final String OCI =
            """
            {"architecture":"arm64","variant":"v8","os":"linux","os.version":"1",\
            "created":"2026-11-21T04:35:17Z","config":{"ExposedPorts":{"80/tcp":{}},"Env":["A=b"],\
            "Cmd":["sh"],"Labels":{"a":"b"}},"rootfs":{"type":"layers","diff_ids":["sha256:1"]},\
            "history":[{"created":"2026-11-21T04:35:17Z","created_by":"ADD"},\
            {"created_by":"CMD","empty_layer":true}]}\
            """;

    @Test
    void writesAnOciConfigurationByteForByte() {
        assertThat(Json.write(Json.read(OCI, ImageConfigDocument.class))).isEqualTo(OCI);
    }

    @Test
    void readsADockerConfigurationWithMoreFieldsThanItKeeps() {
        ImageConfigDocument document =
                Json.read(
                        """
                        {"architecture":"amd64","os":"linux","container":"c","docker_version":"20",
                         "config":{"Hostname":"h","Cmd":null,"Entrypoint":["x"],"Volumes":null},
                         "rootfs":{"type":"layers","diff_ids":null}}
                        """,
                        ImageConfigDocument.class);

        assertThat(document.dockerVersion()).isEqualTo("20");
        assertThat(document.config().entrypoint()).containsExactly("x");
        assertThat(document.config().cmd()).isNull();
        assertThat(document.rootfs().diffIds()).isEmpty();
        assertThat(document.history()).isEmpty();
    }

    @Test
    void readsAnIndexWithPlatforms() {
        OciIndex index =
                Json.read(
                        """
                        {"schemaVersion":2,"manifests":[{"digest":"sha256:1","size":7,
                         "platform":{"architecture":"arm","os":"linux","variant":"v7"}}]}
                        """,
                        OciIndex.class);

        assertThat(index.manifests().getFirst().platform().variant()).isEqualTo("v7");
        assertThat(index.manifests().getFirst().size()).isEqualTo(7);
    }
}
