package io.drydock.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;

class SystemPackagesTest {

    @TempDir private Path home;

    private void jar(String name, String exports, List<String> entries) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        if (!exports.isEmpty()) {
            manifest.getMainAttributes().putValue("Export-Package", exports);
        }
        Path file = Files.createDirectories(home.resolve("lib")).resolve(name);
        try (OutputStream out = Files.newOutputStream(file);
                JarOutputStream jar = new JarOutputStream(out, manifest)) {
            for (String entry : entries) {
                jar.putNextEntry(new ZipEntry(entry));
                jar.closeEntry();
            }
        }
    }

    @Test
    void aBundleExportsWhatItSaysAndAnyOtherJarAllButTheInternal() throws IOException {
        jar("a.jar", "a;version=\"1\";uses:=\"b,c\",b", List.of("a/A.class", "hidden/B.class"));
        jar(
                "c.jar",
                "",
                List.of(
                        "c/C.class",
                        "c/d/D.class",
                        "c/internal/E.class",
                        "c/internal/f/F.class",
                        "META-INF/versions/9/c/g/G.class",
                        "c/resource.txt",
                        "Alone.class"));
        assertThat(SystemPackages.of(new Product(home))).isEqualTo("a;version=\"1\",b,c,c.d");
    }
}
