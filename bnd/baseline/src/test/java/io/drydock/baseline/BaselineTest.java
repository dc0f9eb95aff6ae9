package io.drydock.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Version;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import javax.tools.ToolProvider;

/** What is complained of, shown with a contract made up and changed. */
class BaselineTest {

    private static final Baseline OPEN = new Baseline(new Version(0, 1, 0));
    private static final Baseline RELEASED = new Baseline(new Version(1, 0, 0));
    private static final String ORIGINAL = "int one(String text);";
    private static final String MORE = ORIGINAL + " default void two() {}";
    private static final String OTHER = "long one(String text);";

    private final AtomicInteger folders = new AtomicInteger();
    @TempDir Path folder;

    @Test
    void anUnchangedContractIsAccepted() throws Exception {
        Map<String, String> recorded = contract("1.0.0", ORIGINAL);

        assertThat(OPEN.complaints(recorded, contract("1.0.0", ORIGINAL))).isEmpty();
        assertThat(RELEASED.complaints(recorded, contract("1.0.0", ORIGINAL))).isEmpty();
    }

    @Test
    void beforeTheFirstReleaseEveryChangeMustBeRecorded() throws Exception {
        Map<String, String> recorded = contract("1.0.0", ORIGINAL);

        assertThat(OPEN.complaints(recorded, contract("1.0.0", MORE)))
                .singleElement()
                .asString()
                .contains("toy differs from its recorded state (MINOR)")
                .contains("run './drydock baseline'")
                .contains("+ toy.Toy: METHOD two()");
        assertThat(OPEN.complaints(recorded, contract("1.1.0", ORIGINAL))).hasSize(1);
        assertThat(OPEN.complaints(Map.of(), recorded))
                .singleElement()
                .asString()
                .startsWith("toy is new;");
    }

    @Test
    void anAdditionToAReleasedContractNeedsAMinorVersion() throws Exception {
        Map<String, String> recorded = contract("1.0.3", ORIGINAL);

        assertThat(RELEASED.complaints(recorded, contract("1.0.4", MORE)))
                .singleElement()
                .asString()
                .contains("needs version 1.1.0");
        assertThat(RELEASED.complaints(recorded, contract("1.1.0", MORE))).isEmpty();
    }

    @Test
    void aBreakInAReleasedContractNeedsAMajorVersion() throws Exception {
        Map<String, String> recorded = contract("1.0.0", ORIGINAL);

        assertThat(RELEASED.complaints(recorded, contract("1.9.0", OTHER)))
                .singleElement()
                .asString()
                .contains("(MAJOR) and needs version 2.0.0")
                .contains("- one(java.lang.String): RETURN int")
                .contains("+ one(java.lang.String): RETURN long");
        assertThat(RELEASED.complaints(recorded, contract("2.0.0", OTHER))).isEmpty();
    }

    @Test
    void aReleasedPackageMustStayAndANewOneMayCome() throws Exception {
        Map<String, String> recorded = contract("1.0.0", ORIGINAL);

        assertThat(RELEASED.complaints(recorded, Map.of())).containsExactly("toy is gone");
        assertThat(RELEASED.complaints(Map.of(), recorded)).isEmpty();
    }

    @Test
    void aReleasedStateIsRecordedOnlyWithoutComplaints() throws Exception {
        assertThat(RELEASED.mayRecord(List.of("toy is gone"))).isFalse();
        assertThat(RELEASED.mayRecord(List.of())).isTrue();
        assertThat(OPEN.mayRecord(List.of("toy is gone"))).isTrue();
    }

    @Test
    void whatIsRecordedIsReadBackTheSame() throws Exception {
        String constant = "String TEXT = \"a | b\\\\n\\n [MAJOR MINOR]\"; int one(int[] a);";
        Map<String, String> written = contract("1.0.0", constant);
        Path records = folder.resolve("records");
        Files.createDirectories(records);
        Files.writeString(records.resolve("gone.txt"), "version 1.0.0\n");

        Baseline.record(records, written);

        assertThat(Baseline.recorded(records)).isEqualTo(written);
        String text = written.get("toy");
        assertThat(SignatureText.of(SignatureText.version(text), SignatureText.tree(text)))
                .isEqualTo(text);
    }

    /** A bundle that exports package toy with one interface of that body. */
    private Map<String, String> contract(String version, String body) throws Exception {
        Path bundle = folder.resolve("bundle" + folders.incrementAndGet());
        Path source = bundle.resolve("source/toy/Toy.java");
        Files.createDirectories(source.getParent());
        Files.createDirectories(bundle.resolve("classes/META-INF"));
        Files.writeString(source, "package toy; public interface Toy { " + body + " }");
        Files.writeString(
                bundle.resolve("classes/META-INF/MANIFEST.MF"),
                """
                Manifest-Version: 1.0
                Bundle-ManifestVersion: 2
                Bundle-SymbolicName: toy
                Export-Package: toy;version="%s"
                """
                        .formatted(version));
        int status =
                ToolProvider.getSystemJavaCompiler()
                        .run(
                                null,
                                null,
                                null,
                                "-d",
                                bundle.resolve("classes").toString(),
                                source.toString());
        assertThat(status).isZero();
        return Contracts.of(bundle.resolve("classes").toFile());
    }
}
