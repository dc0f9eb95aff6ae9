package io.drydock.arch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.nio.file.Path;

/** A rule that cannot fail would hold nothing: each is broken once by a bundle made for it. */
class BundleRuleTest {

    private static final String ROUTER = "io.drydock.router.toy";

    @TempDir Path folder;

    @ParameterizedTest
    @EnumSource
    void aBundleThatKeepsTheRulesBreaksNone(BundleRule rule) throws IOException {
        BuiltBundle bundle =
                MadeUpBundle.named(ROUTER)
                        .header("Import-Package", "java.util,io.drydock.api.engine.toy")
                        .header("Require-Capability", "osgi.ee;filter:=\"(osgi.ee=JavaSE)\"")
                        .classUsing(ROUTER + ".Toy", "jakarta.ws.rs.core.Application")
                        .component("toy", "<reference name=\"one\" interface=\"two\"/>")
                        .in(folder);

        assertThat(rule.breaches(bundle)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "api.model, io.drydock.api.spi",
        "api.model, com.fasterxml.jackson.databind",
        "api.spi, io.drydock.api.model",
        "api.spi, jakarta.ws.rs",
        "api.engine, io.drydock.api.spi",
        "kernel.core, io.drydock.api.engine.container",
        "kernel.core, io.drydock.api.model",
        "kernel.core, com.sun.jna",
        "kernel.store, io.drydock.kernel.core",
        "kernel.rest, org.eclipse.jetty.server",
        "kernel.http, org.glassfish.jersey.server",
        "router.toy, io.drydock.api.spi",
        "router.toy, io.drydock.service.toy",
        "router.toy, io.drydock.router.system",
        "router.toy, org.slf4j",
        "router.toy, org.glassfish.jersey.server",
        "service.toy, io.drydock.service.image",
        "service.toy, io.drydock.driver.graph.vfs",
        "service.toy, com.sun.jna",
        "service.toy, jakarta.ws.rs",
        "driver.toy, io.drydock.api.model.error",
        "driver.toy, io.drydock.api.engine",
        "driver.toy, io.drydock.driver.graph.vfs",
        "driver.toy, org.osgi.framework",
        "middleware.toy, io.drydock.api.model.error",
    })
    void anImportOutsideTheTableIsFoundInManifestAndClass(String bundle, String imported)
            throws IOException {
        String name = "io.drydock." + bundle;
        BundleRule rule = BundleRule.IMPORTS_ONLY_WHAT_THE_TABLE_ALLOWS;

        assertThat(
                        rule.breaches(
                                MadeUpBundle.named(name)
                                        .header("Import-Package", imported + ";version=\"[1,2)\"")
                                        .in(folder)))
                .containsExactly(imported + " (manifest)");
        assertThat(
                        rule.breaches(
                                MadeUpBundle.named(name)
                                        .classUsing(name + ".Toy", imported + ".Thing")
                                        .in(folder)))
                .containsExactly(imported + " (" + name + ".Toy)");
    }

    @Test
    void aProviderThatExportsIsFound() throws IOException {
        assertThat(
                        BundleRule.EXPORTS_ONLY_CONTRACTS.breaches(
                                MadeUpBundle.named(ROUTER)
                                        .header("Export-Package", ROUTER + ";uses:=\"a,b\"")
                                        .in(folder)))
                .containsExactly(ROUTER);
    }

    @Test
    void aContractThatHidesAPackageIsFound() throws IOException {
        assertThat(
                        BundleRule.EXPORTS_ONLY_CONTRACTS.breaches(
                                MadeUpBundle.named("io.drydock.api.spi")
                                        .markedPackage("io.drydock.api.spi.secret")
                                        .header("Export-Package", "io.drydock.api.spi")
                                        .in(folder)))
                .containsExactly("io.drydock.api.spi.secret of a contract is not exported");
    }

    @Test
    void requirementsOfBundlesAreFound() throws IOException {
        assertThat(
                        BundleRule.REQUIRES_NO_BUNDLE.breaches(
                                MadeUpBundle.named(ROUTER)
                                        .header(
                                                "Require-Capability",
                                                "osgi.service;filter:=\"(a=b)\"")
                                        .header("Require-Bundle", "io.drydock.service.image")
                                        .header("DynamicImport-Package", "*")
                                        .in(folder)))
                .containsExactly("DynamicImport-Package", "Require-Bundle", "osgi.service");
    }

    @Test
    void anActivatorIsFound() throws IOException {
        assertThat(
                        BundleRule.HAS_NO_ACTIVATOR.breaches(
                                MadeUpBundle.named(ROUTER)
                                        .header("Bundle-Activator", ROUTER + ".Activator")
                                        .in(folder)))
                .containsExactly(ROUTER + ".Activator");
    }

    @Test
    void dynamicReferencesAndTrackersAreFound() throws IOException {
        assertThat(
                        BundleRule.FOLLOWS_SERVICES_ONLY_IN_THE_CORE.breaches(
                                MadeUpBundle.named(ROUTER)
                                        .component(
                                                "toy",
                                                "<reference name=\"a\"\n policy=\"dynamic\"/>")
                                        .classUsing(
                                                ROUTER + ".Toy",
                                                "org.osgi.util.tracker.ServiceTracker")
                                        .in(folder)))
                .containsExactly("OSGI-INF/toy.xml", "a tracker in " + ROUTER + ".Toy");
    }

    @Test
    void aSecondPackageIsFound() throws IOException {
        assertThat(
                        BundleRule.HAS_THE_ONE_PACKAGE_OF_ITS_NAME.breaches(
                                MadeUpBundle.named(ROUTER)
                                        .markedPackage(ROUTER + ".deep")
                                        .in(folder)))
                .containsExactly(ROUTER + ".deep");
    }

    @Test
    void aPackageWithoutMarkIsFound() throws IOException {
        assertThat(
                        BundleRule.IS_NULL_MARKED.breaches(
                                MadeUpBundle.named(ROUTER)
                                        .classUsing(ROUTER + ".deep.Toy", "java.lang.String")
                                        .in(folder)))
                .containsExactly(ROUTER + ".deep");
    }
}
