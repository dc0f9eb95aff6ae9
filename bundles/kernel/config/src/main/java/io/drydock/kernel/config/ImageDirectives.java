package io.drydock.kernel.config;

import static io.drydock.kernel.config.Directive.of;
import static io.drydock.kernel.config.Kind.LIST;
import static io.drydock.kernel.config.Kind.MAP;
import static io.drydock.kernel.config.Kind.NUMBER;
import static io.drydock.kernel.config.Kind.TEXT;

import java.util.List;

/** Where images come from and how their layers are kept. */
final class ImageDirectives {

    static final List<Directive> ALL =
            List.of(
                    of("storage-driver", TEXT, null, "Storage driver to use")
                            .spelled("-s", "--storage-driver"),
                    of("storage-opts", LIST, null, "Storage driver options")
                            .spelled("--storage-opt"),
                    of("registry-mirrors", LIST, null, "Preferred registry mirror")
                            .spelled("--registry-mirror")
                            .live(),
                    of("insecure-registries", LIST, null, "Enable insecure registry communication")
                            .spelled("--insecure-registry")
                            .live(),
                    of("max-concurrent-downloads", NUMBER, null, "Max concurrent downloads a pull")
                            .live(),
                    of("max-concurrent-uploads", NUMBER, null, "Max concurrent uploads a push")
                            .live(),
                    of("max-download-attempts", NUMBER, null, "Max download attempts a pull")
                            .live(),
                    of("builder", MAP, null, "Build cache and entitlements").keyOnly().notYet());

    private ImageDirectives() {}
}
