package io.drydock.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Objects;

/** Writes the page from this run, and holds rows and tests to each other. */
class CoverageTest {

    private static final Path ROOT =
            Path.of(System.getProperty("drydock.root")).toAbsolutePath().normalize();

    @SuppressWarnings("NullAway.Init") // set before all tests
    private static Coverage coverage;

    @BeforeAll
    static void writePage() throws IOException {
        Instant since =
                Instant.parse(Objects.requireNonNull(System.getProperty("drydock.coverage.since")));
        coverage = Coverage.of(ROOT, since);
        Page page = new Page(coverage);
        Path file = Files.createDirectories(ROOT.resolve("target")).resolve("coverage.md");
        Files.writeString(file, page.text());
        System.out.println(page.summary() + ": " + file);
    }

    @Test
    void testsNameRowsThatAreThere() {
        assertThat(coverage.strays()).isEmpty();
    }

    @Test
    void everyRowHasATestOrAReason() {
        assertThat(coverage.bare()).isEmpty();
    }

    @Test
    void aRowWithATestNeedsNoReason() {
        assertThat(coverage.outdated()).isEmpty();
    }
}
