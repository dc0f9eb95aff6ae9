package io.drydock.kernel.rest;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.felix.framework.FrameworkFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;
import org.osgi.framework.launch.Framework;

import java.io.IOException;
import java.io.OutputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/** The http and rest bundles as they run in the product: inside Felix, wired by manifests alone. */
@Timeout(120)
class FrameworkTest {

    @TempDir static Path directory;
    private static Framework framework;

    @BeforeAll
    static void startFramework() throws Exception {
        Map<String, String> config = new HashMap<>();
        config.put(Constants.FRAMEWORK_STORAGE, directory.resolve("cache").toString());
        config.put("toy.socket", directory.resolve("t.sock").toString());
        // The tests' own class path must not leak in.
        config.put(Constants.FRAMEWORK_BUNDLE_PARENT, Constants.FRAMEWORK_BUNDLE_PARENT_EXT);
        framework = new FrameworkFactory().newFramework(config);
        framework.start();
        List<Bundle> bundles = new ArrayList<>();
        for (String entry : classPath()) {
            if (isBundle(Path.of(entry))) {
                bundles.add(framework.getBundleContext().installBundle("reference:file:" + entry));
            }
        }
        bundles.add(framework.getBundleContext().installBundle("file:" + toyBundle()));
        Thread thread = Thread.currentThread();
        ClassLoader ours = thread.getContextClassLoader();
        thread.setContextClassLoader(null);
        try {
            for (Bundle bundle : bundles) {
                if (bundle.getHeaders().get(Constants.FRAGMENT_HOST) == null) {
                    bundle.start();
                }
            }
        } finally {
            thread.setContextClassLoader(ours);
        }
    }

    @AfterAll
    static void stopFramework() throws Exception {
        framework.stop();
        framework.waitForStop(30_000);
    }

    private static String[] classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))
                .split(":");
    }

    private static boolean isBundle(Path entry) throws IOException {
        String name = entry.getFileName().toString();
        if (Stream.of(
                        "junit",
                        "assertj",
                        "byte-buddy",
                        "opentest4j",
                        "apiguardian",
                        "test-classes",
                        "framework-7",
                        "annotation-8",
                        "component.annotations",
                        "jspecify",
                        "namespace.extender",
                        "animal",
                        "jakarta.xml",
                        "jakarta.activation")
                .anyMatch(name::contains)) {
            return false;
        }
        if (Files.isDirectory(entry)) {
            return Files.exists(entry.resolve("META-INF/MANIFEST.MF"));
        }
        try (JarFile jar = new JarFile(entry.toFile())) {
            return jar.getManifest() != null
                    && jar.getManifest().getMainAttributes().getValue("Bundle-SymbolicName")
                            != null;
        }
    }

    /** A bundle of the toy classes of these tests. */
    private static Path toyBundle() throws IOException {
        Manifest manifest = new Manifest();
        Attributes main = manifest.getMainAttributes();
        main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        main.putValue("Bundle-ManifestVersion", "2");
        main.putValue("Bundle-SymbolicName", "toy");
        main.putValue("Bundle-Activator", ToyActivator.class.getName());
        main.putValue("DynamicImport-Package", "*");
        Path file = directory.resolve("toy.jar");
        Path classes =
                Path.of(
                        ToyRouter.class
                                .getProtectionDomain()
                                .getCodeSource()
                                .getLocation()
                                .getPath());
        try (OutputStream out = Files.newOutputStream(file);
                JarOutputStream jar = new JarOutputStream(out, manifest);
                Stream<Path> all = Files.walk(classes)) {
            for (Path each :
                    all.filter(path -> path.getFileName().toString().startsWith("Toy")).toList()) {
                jar.putNextEntry(new ZipEntry(classes.relativize(each).toString()));
                Files.copy(each, jar);
            }
        }
        return file;
    }

    private static String exchange(String request) throws Exception {
        Path socket = directory.resolve("t.sock");
        for (int tries = 0; !Files.exists(socket); tries++) {
            assertThat(tries).as("looks for the listener, 20 ms apart").isLessThan(1500);
            Thread.sleep(20);
        }
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            channel.connect(UnixDomainSocketAddress.of(socket));
            channel.write(ByteBuffer.wrap(request.getBytes(StandardCharsets.UTF_8)));
            return new String(
                    Channels.newInputStream(channel).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void pingIsAnswered() throws Exception {
        assertThat(exchange("GET /_ping HTTP/1.1\r\nHost: d\r\nConnection: close\r\n\r\n"))
                .contains("Server: Drydock/0.1.0 (linux)")
                .endsWith("\r\n\r\nOK");
    }

    @Test
    void routerAnswersJsonThroughJersey() throws Exception {
        String body = "{\"name\":\"x\"}";
        String answer =
                exchange(
                        "POST /toys/create HTTP/1.1\r\nHost: d\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: "
                                + body.length()
                                + "\r\n\r\n"
                                + body);
        assertThat(answer)
                .startsWith("HTTP/1.1 200 OK\r\n")
                .contains("Content-Type: application/json\r\n")
                .contains("Content-Length: 38\r\n")
                .endsWith("{\"Name\":\"x\",\"Size\":null,\"Parts\":null}\n");
    }

    @Test
    void errorsAndConvertersWorkAcrossBundles() throws Exception {
        assertThat(
                        exchange(
                                "GET /toys/json?filters=x HTTP/1.1\r\nHost: d\r\nConnection: close\r\n\r\n"))
                .contains(" 400 ")
                .endsWith("{\"message\":\"invalid filter\"}\n");
    }
}
