package io.drydock.kernel.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drydock.api.spi.linux.Errno;
import io.drydock.api.spi.linux.LinuxException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

class LinuxSparseFilesTest {

    private static final int MIB = 1 << 20;

    @TempDir Path folder;
    private final LinuxSparseFiles files = new LinuxSparseFiles();

    @Test
    void aHoleReadsAsZerosAndTheFileKeepsItsSizeAndItsRest() throws IOException {
        Path file = folder.resolve("spool");
        byte[] text = new byte[2 * MIB];
        Arrays.fill(text, (byte) 'x');
        Files.write(file, text);
        files.punch(file, 0, MIB);
        Files.write(file, new byte[] {'y'}, StandardOpenOption.APPEND);
        byte[] now = Files.readAllBytes(file);
        assertThat(now).hasSize(2 * MIB + 1);
        assertThat(now[0]).isZero();
        assertThat(now[MIB - 1]).isZero();
        assertThat(now[MIB]).isEqualTo((byte) 'x');
        assertThat(now[2 * MIB]).isEqualTo((byte) 'y');
    }

    @Test
    void aMissingFileIsNamed() {
        assertThatThrownBy(() -> files.punch(folder.resolve("gone"), 0, MIB))
                .isInstanceOfSatisfying(
                        LinuxException.class, e -> assertThat(e.is(Errno.ENOENT)).isTrue())
                .hasMessageContaining("gone");
    }
}
