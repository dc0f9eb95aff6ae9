package io.drydock.service.container;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

class HostsFileTest {

    private static final String WRITTEN =
            """
            127.0.0.1\tlocalhost
            # sea
            172.17.0.200\tsea 43c93c36c4c1 donor
            172.17.0.3\tseaside sea
            """;

    @TempDir private Path folder;
    private Path file;

    @BeforeEach
    void write() throws IOException {
        file = Files.writeString(folder.resolve("hosts"), WRITTEN);
    }

    @Test
    void aNameGetsAnotherAddressAndAllElseStays() throws IOException {
        Object before = Files.getAttribute(file, "unix:ino");
        HostsFile.readdress(file, "sea", "172.17.0.9");
        assertThat(file).hasContent(WRITTEN.replace("172.17.0.200\tsea", "172.17.0.9\tsea"));
        assertThat(Files.getAttribute(file, "unix:ino")).isEqualTo(before);
    }

    @Test
    void aNameGoesWithItsLine() throws IOException {
        HostsFile.forget(file, "sea");
        assertThat(Files.readString(file))
                .isEqualTo("127.0.0.1\tlocalhost\n# sea\n172.17.0.3\tseaside sea\n");
    }

    @Test
    void whatIsNotThereChangesNothing() {
        HostsFile.readdress(file, "seas", "172.17.0.9");
        HostsFile.forget(file, "donor");
        assertThat(file).hasContent(WRITTEN);
    }
}
