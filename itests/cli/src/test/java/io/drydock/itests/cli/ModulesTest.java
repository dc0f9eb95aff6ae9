package io.drydock.itests.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** {@code bin/drydock modules}, and what it says of refused changes. */
@WithEngine
class ModulesTest {

    @Test
    void listsEveryBundleAsATable(Engine engine) throws Exception {
        String table = engine.drydock("modules").ok();
        assertThat(table.lines().findFirst().orElseThrow())
                .matches("NAME +KIND +VERSION +STATE +GENERATION +BUNDLE +REASON");
        try (Stream<Path> jars = Files.list(engine.product().resolve("bundles"))) {
            assertThat(jars.map(jar -> jar.getFileName().toString().replace(".jar", "")))
                    .filteredOn(name -> name.startsWith("io.drydock."))
                    .allSatisfy(name -> assertThat(table).containsPattern("\\b" + name + "\\b"));
        }
        assertThat(table).containsPattern("router/container +router +0.1.0 +ACTIVE +1 ");
    }

    @Test
    void listsThemAsJson(Engine engine) {
        String json = engine.drydock("modules", "--format", "json").ok();
        assertThat(json)
                .containsPattern("\"Name\" : \"driver/graph/overlay2\"")
                .doesNotContain("NAME");
    }

    @Test
    void takesTheEnginesPlaceFromTheFlagOrTheEnvironment(Engine engine) {
        String right = "unix://" + engine.socket();
        String program = engine.product().resolve("bin/drydock").toString();
        String flag = "DOCKER_HOST=unix:///nowhere " + program + " -H " + right + " modules";
        assertThat(engine.inside("sh", "-c", flag).ok()).contains("router/container");
        String environment = "DOCKER_HOST=" + right + " " + program + " modules";
        assertThat(engine.inside("sh", "-c", environment).ok()).contains("router/container");
        Result wrong =
                engine.inside("sh", "-c", "DOCKER_HOST=unix:///nowhere " + program + " modules");
        assertThat(wrong.exit()).isNotZero();
        assertThat(wrong.stderr()).contains("/nowhere");
    }

    @Test
    void refusesWhatCannotBeSwappedAndSaysWhy(Engine engine) {
        Path bundles = engine.product().resolve("bundles");
        Result same = engine.drydock("swap", bundles + "/io.drydock.router.container.jar");
        assertThat(same.exit()).isNotZero();
        assertThat(same.stderr()).contains("io.drydock.router.container 0.1.0 is active already");
        Result kernel = engine.drydock("swap", bundles + "/io.drydock.kernel.core.jar");
        assertThat(kernel.exit()).isNotZero();
        assertThat(kernel.stderr()).contains("is part of the kernel");
        Result unknown = engine.drydock("remove", "io.drydock.router.nothing");
        assertThat(unknown.exit()).isNotZero();
        assertThat(unknown.stderr()).contains("no such module");
        Result noJar = engine.drydock("swap", engine.product().resolve("bin/drydockd").toString());
        assertThat(noJar.exit()).isNotZero();
        assertThat(engine.docker("ps").exit()).isZero();
    }
}
