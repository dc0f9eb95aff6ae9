package io.drydock.api.spi.linux;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.Random;

class FileNamesTest {

    @Test
    void everyNameSurvives() {
        Random random = new Random(5);
        for (int round = 0; round < 20_000; round++) {
            byte[] name = new byte[random.nextInt(12)];
            random.nextBytes(name);
            String text = FileNames.decode(name, 0, name.length);
            assertThat(FileNames.encode(text)).isEqualTo(name);
        }
    }

    @Test
    void ordinaryTextIsUnchanged() {
        for (String text :
                new String[] {"", "etc", "Főtanúsítvány.crt", "\ud83d\ude00", "\ufffd"}) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            assertThat(FileNames.decode(bytes, 0, bytes.length)).isEqualTo(text);
            assertThat(FileNames.encode(text)).isEqualTo(bytes);
        }
    }

    @Test
    void aByteThatIsNoTextStandsAlone() {
        byte[] latin = {'a', (byte) 0xe9, 'b'};
        assertThat(FileNames.decode(latin, 0, 3)).isEqualTo("a\udce9b");
    }
}
