package io.drydock.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** THIRD-PARTY.md names what is in the product, in the versions that are. */
class ThirdPartyTest {

    private static final Path PRODUCT = Path.of("../target/drydock");

    /** A row with five cells: library, jars, version, licence, source. */
    private static final Pattern ROW =
            Pattern.compile("\\| [^|]+ \\| ([^|]+) \\| ([^|]+) \\| [^|]+ \\| https://[^|]+ \\|");

    /** A line of Maven's list: group, artifact, type, version, scope. */
    private static final Pattern LISTED = Pattern.compile("\\s+[^:\\s]+:([^:]+):jar:([^:]+):.*");

    @Test
    void everyLibraryIsListedWithItsVersion() throws IOException {
        Map<String, String> resolved = resolved();
        Map<String, String> expected = new TreeMap<>();
        for (String jar : jars()) {
            expected.put(jar, resolved.getOrDefault(jar, "not of the build"));
        }

        assertThat(expected).as("libraries of the product").isNotEmpty();
        assertThat(listed()).isEqualTo(expected);
    }

    @Test
    void theTermsLieBesideTheProduct() {
        for (String name : Set.of("LICENSE", "NOTICE", "THIRD-PARTY.md", "CHANGELOG.md")) {
            assertThat(PRODUCT.resolve(name)).isNotEmptyFile();
        }
    }

    private static Map<String, String> listed() throws IOException {
        Map<String, String> found = new TreeMap<>();
        for (String line : Files.readAllLines(PRODUCT.resolve("THIRD-PARTY.md"))) {
            Matcher row = ROW.matcher(line);
            if (row.matches()) {
                for (String jar : row.group(1).split(", ")) {
                    assertThat(found.put(jar, row.group(2))).as(jar + " is listed twice").isNull();
                }
            }
        }
        return found;
    }

    private static Map<String, String> resolved() throws IOException {
        Map<String, String> found = new TreeMap<>();
        for (String line : Files.readAllLines(Path.of("target/libraries.txt"))) {
            Matcher listed = LISTED.matcher(line);
            if (listed.matches()) {
                found.put(listed.group(1), listed.group(2));
            }
        }
        return found;
    }

    private static Set<String> jars() throws IOException {
        Set<String> names = new TreeSet<>();
        for (String folder : Set.of("lib", "bundles/platform")) {
            try (Stream<Path> files = Files.list(PRODUCT.resolve(folder))) {
                names.addAll(
                        files.map(file -> file.getFileName().toString())
                                .filter(name -> name.endsWith(".jar"))
                                .map(name -> name.replaceFirst("\\.jar$", ""))
                                .collect(Collectors.toSet()));
            }
        }
        return names;
    }
}
