package io.drydock.itests.framework;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** A toy bundle, made to measure. */
record Toy(String symbolicName, String version, String component, String mood) {

    private static final String COMPONENT =
            """
            <scr:component xmlns:scr="http://www.osgi.org/xmlns/scr/v1.3.0" name="toy" %s>
              <implementation class="io.drydock.itests.framework.%s"/>
              %s
              <service><provide interface="%s"/></service>
            </scr:component>
            """;

    static Toy router(String name, String version, String families) {
        String properties =
                text("drydock.router.name", name)
                        + "<property name=\"drydock.router.families\">"
                        + families.replace(',', '\n')
                        + "</property>";
        return new Toy(
                "io.drydock.router." + name,
                version,
                COMPONENT.formatted("", "ToyRouter", properties, "jakarta.ws.rs.core.Application"),
                "good");
    }

    static Toy driver(String name, String version) {
        return provider("io.drydock.driver." + name, version, "drydock.driver.name", name);
    }

    static Toy service(String name, String version) {
        return provider("io.drydock.service." + name, version, "drydock.module.name", name);
    }

    private static Toy provider(String bundle, String version, String property, String name) {
        String component =
                COMPONENT.formatted(
                        "deactivate=\"deactivate\"",
                        "ToyProvider",
                        text(property, name),
                        "java.util.function.Supplier");
        return new Toy(bundle, version, component, "good");
    }

    private static String text(String name, String value) {
        return "<property name=\"%s\" value=\"%s\"/>".formatted(name, value);
    }

    Toy ranked(int ranking) {
        String property =
                "<property name=\"service.ranking\" type=\"Integer\" value=\"" + ranking + "\"/>";
        return with(component.replace("<service>", property + "<service>"), mood);
    }

    /** Needs a service that nobody offers. */
    Toy needy() {
        String reference = "<reference interface=\"toy.Missing\"/>";
        return with(component.replace("</scr:component>", reference + "</scr:component>"), mood);
    }

    Toy feeling(String other) {
        return with(component, other);
    }

    private Toy with(String otherComponent, String otherMood) {
        return new Toy(symbolicName, version, otherComponent, otherMood);
    }

    byte[] jar() {
        Manifest manifest = new Manifest();
        Attributes main = manifest.getMainAttributes();
        main.putValue("Manifest-Version", "1.0");
        main.putValue("Bundle-ManifestVersion", "2");
        main.putValue("Bundle-SymbolicName", symbolicName);
        main.putValue("Bundle-Version", version);
        main.putValue("Import-Package", "jakarta.ws.rs.core");
        main.putValue("Service-Component", "OSGI-INF/toy.xml");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JarOutputStream jar = new JarOutputStream(bytes, manifest)) {
            put(jar, "OSGI-INF/toy.xml", component.getBytes(StandardCharsets.UTF_8));
            put(jar, "toy-version", version.getBytes(StandardCharsets.UTF_8));
            put(jar, "toy-mood", mood.getBytes(StandardCharsets.UTF_8));
            putClass(jar, ToyRouter.class);
            putClass(jar, ToyProvider.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void putClass(JarOutputStream jar, Class<?> type) throws IOException {
        String name = type.getName().replace('.', '/') + ".class";
        try (InputStream file = type.getResourceAsStream("/" + name)) {
            put(jar, name, file.readAllBytes());
        }
    }

    private static void put(JarOutputStream jar, String name, byte[] content) throws IOException {
        jar.putNextEntry(new JarEntry(name));
        jar.write(content);
        jar.closeEntry();
    }
}
