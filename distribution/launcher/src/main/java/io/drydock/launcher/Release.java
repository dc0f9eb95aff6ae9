package io.drydock.launcher;

import java.util.Objects;

/** What {@code --version} says. */
final class Release {

    private Release() {}

    static String line() {
        Package launcher = Release.class.getPackage();
        String version = Objects.requireNonNullElse(launcher.getImplementationVersion(), "dev");
        String build = Objects.requireNonNullElse(launcher.getSpecificationVersion(), "unknown");
        return "Drydock version " + version + ", build " + build;
    }
}
