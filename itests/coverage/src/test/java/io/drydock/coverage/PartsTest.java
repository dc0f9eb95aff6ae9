package io.drydock.coverage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Reading rows and results, and what makes a tick. */
class PartsTest {

    @TempDir private Path folder = Path.of("");

    @Test
    void rowsHaveASectionAnIdOfTheirOwnAndAText() throws IOException {
        Rows rows = rows("# note\n1.3\tThe router\n1.3/stop\tends it\n1.3/link\tx\telsewhere: why");
        assertThat(rows.sections()).containsEntry("1.3", "The router");
        assertThat(rows.byId().get("1.3/stop")).isEqualTo(new Row("1.3/stop", "ends it", ""));
        assertThat(rows.byId().get("1.3/link")).isEqualTo(new Row("1.3/link", "x", "why"));
        assertThatThrownBy(() -> rows("1.3/stop\tends it")).hasMessageContaining("before");
        assertThatThrownBy(() -> rows("1.3\tA\n1.3/a\tx\n1.3/a\ty")).hasMessageContaining("twice");
        assertThatThrownBy(() -> rows("1.3\tA\n1.3/a\tx\tlater")).hasMessageContaining("elsewhere");
    }

    private Rows rows(String text) throws IOException {
        return Rows.read(Files.writeString(folder.resolve("rows.tsv"), text));
    }

    @Test
    void aMethodPassedWhenAllOfItsRunsDid() throws IOException {
        report(
                """
                <testsuite>
                <testcase name="one(Engine)" classname="a.B"/>
                <testcase name="many(String)[1]" classname="a.B"/>
                <testcase name="many(String)[2]" classname="a.B"><failure/></testcase>
                <testcase name="all()[1]" classname="a.B[1]"/>
                <testcase name="left" classname="a.B"><skipped/></testcase>
                </testsuite>
                """);
        Reports reports = Reports.below(folder, Instant.EPOCH);
        assertThat(reports.of("a.B#one")).isEqualTo(Outcome.PASSED);
        assertThat(reports.of("a.B#many")).isEqualTo(Outcome.FAILED);
        assertThat(reports.of("a.B#many[1]")).isEqualTo(Outcome.PASSED);
        assertThat(reports.of("a.B#all")).isEqualTo(Outcome.PASSED);
        assertThat(reports.of("a.B#left")).isEqualTo(Outcome.NONE);
        assertThat(reports.of("a.B#other")).isEqualTo(Outcome.NONE);
        assertThat(Reports.below(folder, Instant.now().plusSeconds(60)).of("a.B#one"))
                .as("of an earlier run")
                .isEqualTo(Outcome.NONE);
    }

    private void report(String text) throws IOException {
        Path reports = Files.createDirectories(folder.resolve("m/target/surefire-reports"));
        Files.writeString(reports.resolve("TEST-a.B.xml"), text);
    }

    @Test
    void aRowIsTickedByATestThatPassedUnlessAnotherFailed() throws IOException {
        Rows rows = rows("1.3\tA\n1.3/a\tx\n1.3/b\tx\n1.3/c\tx\n1.3/d\tx\telsewhere: why");
        Coverage coverage =
                new Coverage(
                        rows,
                        Map.of(
                                "1.3/a", List.of(proof(Outcome.PASSED), proof(Outcome.NONE)),
                                "1.3/b", List.of(proof(Outcome.PASSED), proof(Outcome.FAILED)),
                                "1.3/d", List.of(proof(Outcome.PASSED)),
                                "1.3/x", List.of(new Proof("1.3/x", "a.B#stray", Outcome.PASSED))));
        assertThat(coverage.ticked(row(rows, "1.3/a"))).isTrue();
        assertThat(coverage.ticked(row(rows, "1.3/b"))).isFalse();
        assertThat(coverage.ticked(row(rows, "1.3/c"))).isFalse();
        assertThat(coverage.bare()).containsExactly("1.3/c: x");
        assertThat(coverage.strays()).containsExactly("a.B#stray names 1.3/x");
        assertThat(coverage.outdated()).containsExactly("1.3/d");
        assertThat(new Page(coverage).text())
                .contains("- [x] **a** x<br>`B#t`", "- [ ] **b**", "**failed**", "elsewhere: why");
    }

    private static Row row(Rows rows, String id) {
        return Objects.requireNonNull(rows.byId().get(id));
    }

    private static Proof proof(Outcome outcome) {
        return new Proof("1.3/a", "a.B#t", outcome);
    }

    @Test
    void tagsAreFoundInCompiledTests() throws IOException {
        Path classes = Files.createDirectories(folder.resolve("m/target/test-classes"));
        String name = PartsTest.class.getName().replace('.', '/') + "$Example.class";
        try (InputStream in =
                Objects.requireNonNull(PartsTest.class.getResourceAsStream("/" + name))) {
            Files.write(classes.resolve("Example.class"), in.readAllBytes());
        }
        assertThat(TestClasses.below(folder))
                .extracting(TestClasses.Tagged::row)
                .containsExactlyInAnyOrder(
                        "9.9/class", "9.9/one", "9.9/class", "9.9/two", "9.9/three");
    }

    /** Never run, and left out where the real ones are looked for. */
    @Tag("9.9/class")
    @Tag("slow")
    abstract static class Example {

        @Test
        @Tag("9.9/one")
        abstract void one();

        @Test
        @Tag("9.9/two")
        @Tag("9.9/three")
        abstract void two();
    }
}
