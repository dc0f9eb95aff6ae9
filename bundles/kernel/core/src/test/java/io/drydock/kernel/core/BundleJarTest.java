package io.drydock.kernel.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drydock.api.model.error.EngineException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

class BundleJarTest {

    @TempDir Path root;

    @Test
    void keepsAJarUnderItsNameVersionAndDigest() throws Exception {
        BundleJar jar = BundleJar.receive(bundle(Map.of()), root);

        Path kept = jar.keep();

        assertThat(kept.getFileName().toString())
                .matches("io\\.drydock\\.toy-1\\.2\\.3-[0-9a-f]{12}\\.jar");
        assertThat(root).isDirectoryContaining(path -> path.equals(kept));
    }

    @ParameterizedTest
    @CsvSource({
        "Export-Package, a.b",
        "Fragment-Host, a.b",
        "Require-Bundle, a.b",
        "DynamicImport-Package, *"
    })
    void refusesWhatWouldTouchOthers(String header, String value) throws Exception {
        InputStream stream = bundle(Map.of(header, value));

        assertThatThrownBy(() -> BundleJar.receive(stream, root))
                .isInstanceOf(EngineException.class)
                .hasMessageContaining(header);
        assertThat(root).isEmptyDirectory();
    }

    @Test
    void refusesWhatIsNoBundle() {
        InputStream stream = new ByteArrayInputStream(new byte[100]);

        assertThatThrownBy(() -> BundleJar.receive(stream, root))
                .isInstanceOf(EngineException.class)
                .hasMessageStartingWith("not a bundle");
        assertThat(root).isEmptyDirectory();
    }

    @Test
    void refusesNamesThatLeaveTheDirectory() throws Exception {
        InputStream stream = bundle(Map.of("Bundle-SymbolicName", "../../etc/passwd"));

        assertThatThrownBy(() -> BundleJar.receive(stream, root))
                .hasMessageContaining("Bundle-SymbolicName");
    }

    private static InputStream bundle(Map<String, String> headers) throws Exception {
        Manifest manifest = new Manifest();
        Attributes main = manifest.getMainAttributes();
        main.putValue("Manifest-Version", "1.0");
        main.putValue("Bundle-ManifestVersion", "2");
        main.putValue("Bundle-SymbolicName", "io.drydock.toy;singleton:=false");
        main.putValue("Bundle-Version", "1.2.3");
        headers.forEach(main::putValue);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new JarOutputStream(bytes, manifest).close();
        return new ByteArrayInputStream(bytes.toByteArray());
    }
}
