package io.drydock.service.archive;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AskTest {

    @ParameterizedTest
    @CsvSource({
        "/etc,          /etc,    etc, /,     false",
        "etc,           /etc,    etc, /,     false",
        "/etc/,         /etc/,   etc, /etc/, true",
        "/etc/.,        /etc/.,  .,   /etc/, true",
        "/,             /,       /,   /,     true",
        ".,             /.,      .,   /,     true",
        "/../../a/b/..,  /a,     a,   /,     false",
        "//a///b//,     /a/b/,   b,   /a/b/, true",
        "/a/./b,        /a/b,    b,   /a/,   false"
    })
    void keepsWhatTheEndOfAPathAsksFor(
            String given, String absolute, String name, String directory, boolean onlyDirectory) {
        Ask ask = Ask.of(given);
        assertThat(ask.absolute()).isEqualTo(absolute);
        assertThat(ask.name()).isEqualTo(name);
        assertThat(ask.directory()).isEqualTo(directory);
        assertThat(ask.directoryOnly()).isEqualTo(onlyDirectory);
    }
}
