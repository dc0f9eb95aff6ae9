package io.drydock.itests.framework;

import static org.assertj.core.api.Assertions.assertThat;

import io.drydock.api.engine.module.ModuleStatus;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.osgi.framework.Bundle;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The engine dies behind a record of the journal and starts again. */
@ExtendWith(InFramework.class)
public class CrashRecoveryTest {

    private static final List<String> BEFORE =
            List.of("PREPARED", "STAGED", "QUIESCING", "VERIFIED");
    private static final List<String> AFTER = List.of("COMMITTED", "CANARY", "DRAINED", "DONE");

    @Test
    public void beforeTheCommitTheOldRevisionIsActiveAgain() throws Exception {
        for (String record : BEFORE) {
            assertThat(versionAfterCrashBehind(record)).as(record).isEqualTo("1.0.0");
        }
    }

    @Test
    public void afterTheCommitTheNewRevisionStaysActive() throws Exception {
        for (String record : AFTER) {
            assertThat(versionAfterCrashBehind(record)).as(record).isEqualTo("1.0.1");
        }
    }

    /** The launcher installs the product's own bundle in such a case. */
    @Test
    public void aSwappedRevisionWhoseJarIsGoneIsListedWithTheReason() throws Exception {
        Engine engine = new Engine();
        Toy old = Toy.router("lost", "1.0.0", "/lost");
        Toy fresh = Toy.router("lost", "1.0.1", "/lost");
        engine.boot(old);
        engine.swap(fresh);
        Engine.await("the end of the swap", () -> !engine.installed(old));
        Path journal = engine.root().resolve("modules/journal");
        Engine.await("the last record", () -> lines(journal).getLast().contains("\"DONE\""));

        Bundle core = core(engine);
        core.stop();
        Files.delete(jar(engine, "lost"));
        for (Bundle bundle : engine.context().getBundles()) {
            if (fresh.symbolicName().equals(bundle.getSymbolicName())) {
                bundle.uninstall();
            }
        }
        engine.boot(old);
        core.start();

        Engine.await("the router", () -> served(engine, "lost"));
        assertThat(engine.get("/lost").answered("version")).isEqualTo("1.0.0");
        assertThat(engine.status(fresh.symbolicName()))
                .anySatisfy(
                        one -> {
                            assertThat(one.version()).isEqualTo("1.0.1");
                            assertThat(one.state()).isEqualTo(ModuleStatus.State.FAILED);
                            assertThat(one.reason())
                                    .contains("is gone; the product's own stands in");
                        });
    }

    /** The one jar of that bundle in the folder of swapped ones. */
    private static Path jar(Engine engine, String name) throws IOException {
        try (Stream<Path> files = Files.list(engine.root().resolve("modules"))) {
            return files.filter(file -> file.getFileName().toString().contains(name))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static String versionAfterCrashBehind(String record) throws Exception {
        Engine engine = new Engine();
        String name = "crash" + record.toLowerCase();
        Toy old = Toy.router(name, "1.0.0", "/" + name);
        Toy fresh = Toy.router(name, "1.0.1", "/" + name);
        engine.boot(old);
        engine.swap(fresh);
        Engine.await("the end of the swap", () -> !engine.installed(old));
        Path journal = engine.root().resolve("modules/journal");
        Engine.await("the last record", () -> lines(journal).getLast().contains("\"DONE\""));

        Bundle core = core(engine);
        core.stop();
        cutBehind(journal, record);
        core.start();
        engine.modules();

        assertThat(engine.installed(old)).isNotEqualTo(engine.installed(fresh));
        Engine.await("the router", () -> served(engine, name));
        return engine.get("/" + name).answered("version");
    }

    private static boolean served(Engine engine, String name) {
        try {
            return engine.get("/" + name).status() == 200;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> lines(Path journal) {
        try {
            return Files.readAllLines(journal);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void cutBehind(Path journal, String record) throws Exception {
        List<String> lines = lines(journal);
        int last = 0;
        while (!lines.get(last).contains("\"record\":\"" + record + "\"")) {
            last++;
        }
        Files.write(journal, lines.subList(0, last + 1));
    }

    private static Bundle core(Engine engine) {
        for (Bundle bundle : engine.context().getBundles()) {
            if ("io.drydock.kernel.core".equals(bundle.getSymbolicName())) {
                return bundle;
            }
        }
        throw new AssertionError("no core");
    }
}
