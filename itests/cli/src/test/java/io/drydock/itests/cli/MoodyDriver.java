package io.drydock.itests.cli;

import io.drydock.itests.moody.MoodyVolumes;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** {@link MoodyVolumes} as the driver {@code moody} of an engine. */
final class MoodyDriver implements AutoCloseable {

    private static final String NAME = "io.drydock.itests.moody";
    private static final String COMPONENT =
            """
            <scr:component xmlns:scr="http://www.osgi.org/xmlns/scr/v1.3.0" name="%1$s"
                activate="activate">
              <property name="drydock.driver.name" type="String" value="moody"/>
              <property name="folder" type="String" value="%2$s"/>
              <service>
                <provide interface="io.drydock.api.spi.volume.VolumeDriver"/>
              </service>
              <implementation class="%1$s"/>
            </scr:component>
            """;

    private final Engine engine;
    private final Path folder;

    MoodyDriver(Engine engine) {
        this.engine = engine;
        this.folder = engine.root().resolve("moody");
        try {
            Files.createDirectories(folder.resolve("volumes"));
            Files.writeString(folder.resolve("calls"), "");
            engine.drydock("add", bundle().toString()).ok();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path bundle() throws IOException {
        Manifest manifest = new Manifest();
        Attributes main = manifest.getMainAttributes();
        main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        header(main, "Bundle-ManifestVersion", "2");
        header(main, "Bundle-SymbolicName", NAME);
        header(main, "Bundle-Version", "1.0.0");
        header(
                main,
                "Import-Package",
                "io.drydock.api.spi;version=\"[1.0,2)\","
                        + "io.drydock.api.spi.volume;version=\"[1.0,2)\"");
        header(
                main,
                "Provide-Capability",
                "osgi.service;objectClass:List<String>=\"io.drydock.api.spi.volume.VolumeDriver\"");
        header(
                main,
                "Require-Capability",
                "osgi.extender;filter:=\"(&(osgi.extender=osgi.component)(version>=1.5.0))\"");
        header(main, "Service-Component", "OSGI-INF/moody.xml");
        Path jar = engine.root().resolve("moody.jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
            String name = MoodyVolumes.class.getName();
            out.putNextEntry(new JarEntry("OSGI-INF/moody.xml"));
            out.write(COMPONENT.formatted(name, folder).getBytes(StandardCharsets.UTF_8));
            String file = name.replace('.', '/') + ".class";
            out.putNextEntry(new JarEntry(file));
            try (InputStream in = MoodyVolumes.class.getClassLoader().getResourceAsStream(file)) {
                in.transferTo(out);
            }
        }
        return jar;
    }

    private static void header(Attributes main, String name, String value) {
        main.put(new Attributes.Name(name), value);
    }

    /** From now on each such call waits. */
    void hang(String call) {
        write("hang-" + call);
    }

    /** From now on each such call fails. */
    void fail(String call) {
        write("fail-" + call);
    }

    /** All calls are answered again. */
    void cheerUp() {
        for (String call : List.of("create", "remove", "mount", "unmount", "get", "list")) {
            try {
                Files.deleteIfExists(folder.resolve("hang-" + call));
                Files.deleteIfExists(folder.resolve("fail-" + call));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void write(String name) {
        try {
            Files.writeString(folder.resolve(name), "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where it has a volume. */
    Path volume(String name) {
        return folder.resolve("volumes").resolve(name);
    }

    /** All it was asked. */
    List<String> calls() {
        try {
            return Files.readAllLines(folder.resolve("calls"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What it was asked of one kind. */
    List<String> calls(String what) {
        return calls().stream().filter(line -> line.startsWith(what + " ")).toList();
    }

    @Override
    public void close() {
        cheerUp();
        engine.sh("docker volume ls -qf driver=moody | xargs -r docker volume rm -f");
        engine.drydock("remove", NAME).ok();
    }
}
