package io.drydock.kernel.core;

import io.drydock.api.engine.module.ModuleStatus.State;

import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Sets right at start-up what a crash in the middle of a swap has left: the journal decides which
 * revision is the active one, then the list for the next start and the installed bundle follow.
 */
final class Recovery {

    private static final Logger LOG = LoggerFactory.getLogger(Recovery.class);

    private final Journal journal;
    private final ActiveModules active;
    private final Bundles bundles;

    /**
     * What the journal says about a bundle.
     *
     * @param revision the active one; null if the bundle is out
     */
    record Verdict(@Nullable Revision revision) {}

    Recovery(Journal journal, ActiveModules active, Bundles bundles) {
        this.journal = journal;
        this.active = active;
        this.bundles = bundles;
    }

    /** The verdicts by symbolic name: a swap counts from its COMMITTED record on. */
    static Map<String, Verdict> judge(List<JournalEntry> entries) {
        Map<String, Verdict> verdicts = new LinkedHashMap<>();
        for (JournalEntry entry : entries) {
            switch (entry.step()) {
                case PREPARED, ABORTED, ROLLED_BACK ->
                        verdicts.put(entry.symbolicName(), new Verdict(entry.from()));
                case COMMITTED -> verdicts.put(entry.symbolicName(), new Verdict(entry.to()));
                case STAGED, QUIESCING, EXPORTED, IMPORTED, VERIFIED, CANARY, DRAINED, DONE -> {}
            }
        }
        return verdicts;
    }

    /** Applies the verdicts, then forgets the journal and jars that nothing names. */
    void run(Path directory) {
        judge(journal.entries()).forEach(this::apply);
        journal.clear();
        sweep(directory);
    }

    /**
     * Notes the revisions the launcher had to pass over, so that the list of modules names them.
     */
    void reportLost(Setbacks setbacks) {
        active.read()
                .forEach(
                        (symbolicName, choice) -> {
                            String path = choice.path();
                            Bundle installed = bundles.find(symbolicName);
                            if (path != null && !matches(installed, choice.version())) {
                                String fault = Files.exists(Path.of(path)) ? "damaged" : "gone";
                                String instead =
                                        installed == null ? "" : "; the product's own stands in";
                                setbacks.note(
                                        symbolicName,
                                        choice.version(),
                                        State.FAILED,
                                        "its jar " + path + " is " + fault + instead);
                            }
                        });
    }

    private void apply(String symbolicName, Verdict verdict) {
        active.set(symbolicName, verdict.revision());
        Bundle installed = bundles.find(symbolicName);
        Revision wanted = verdict.revision();
        if (matches(installed, wanted)) {
            return;
        }
        if (wanted != null && wanted.path() != null && !Files.isReadable(Path.of(wanted.path()))) {
            LOG.error(
                    "after a crash, {} should become {}, but its jar is gone",
                    symbolicName,
                    wanted);
            return;
        }
        LOG.warn("after a crash, {} becomes {}", symbolicName, wanted);
        try {
            int level = installed == null ? 9 : Bundles.startLevel(installed);
            if (installed != null) {
                bundles.uninstall(installed);
            }
            if (wanted != null) {
                Bundle bundle = bundles.install(wanted, level);
                bundles.arrived(bundle);
                bundle.start();
            }
        } catch (BundleException e) {
            LOG.error("cannot bring back {} {}", symbolicName, wanted, e);
        }
    }

    private static boolean matches(@Nullable Bundle installed, @Nullable Revision wanted) {
        if (installed == null || wanted == null) {
            return installed == null && wanted == null;
        }
        return matches(installed, wanted.version());
    }

    private static boolean matches(@Nullable Bundle installed, String version) {
        return installed != null && installed.getVersion().toString().equals(version);
    }

    private void sweep(Path directory) {
        Set<Path> named =
                active.read().values().stream()
                        .map(ActiveModules.Choice::path)
                        .filter(Objects::nonNull)
                        .map(Path::of)
                        .collect(Collectors.toSet());
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "*.{jar,tmp}")) {
            for (Path file : files) {
                if (!named.contains(file.toAbsolutePath())) {
                    Files.delete(file);
                }
            }
        } catch (IOException e) {
            LOG.warn("cannot tidy {}", directory, e);
        }
    }
}
