package io.drydock.service.container;

import static io.drydock.api.model.error.EngineException.invalid;

import io.drydock.api.model.container.HostConfig;
import io.drydock.api.model.exec.ExecCreateRequest;
import io.drydock.api.spi.runtime.ProcessSpec;

import java.util.ArrayList;
import java.util.List;

/** What an exec runs: its own command with the container's surroundings. */
final class ExecProcesses {

    private ExecProcesses() {}

    /** {@code size} is height and width of the terminal, or empty. */
    static ProcessSpec of(
            Container container,
            ExecCreateRequest request,
            List<Integer> size,
            List<String> linked) {
        HostConfig host = container.host();
        List<String> command = request.cmd() == null ? List.of() : request.cmd();
        String directory =
                request.workingDir().isEmpty()
                        ? container.config().workingDir()
                        : request.workingDir();
        if (!request.workingDir().isEmpty() && !request.workingDir().startsWith("/")) {
            throw invalid(
                    "OCI runtime exec failed: exec failed: Cwd must be an absolute path: unknown");
        }
        return new ProcessSpec(
                command,
                environment(container, request, linked),
                directory.isEmpty() ? "/" : Paths.normal(directory),
                request.user().isEmpty() ? container.config().user() : request.user(),
                host.groupAdd() == null ? List.of() : host.groupAdd(),
                request.tty(),
                size.size() == 2 ? size.get(0) : 0,
                size.size() == 2 ? size.get(1) : 0,
                request.privileged()
                        ? Capabilities.all()
                        : Capabilities.of(host.privileged(), host.capAdd(), host.capDrop()),
                false);
    }

    /** The container's variables, then the exec's own; a name stands there once. */
    private static List<String> environment(
            Container container, ExecCreateRequest request, List<String> linked) {
        List<String> all =
                new ArrayList<>(SpecFactory.environment(container.config(), request.tty(), linked));
        for (String pair : request.env() == null ? List.<String>of() : request.env()) {
            if (pair.contains("=")) {
                replace(all, pair);
            } else {
                all.removeIf(each -> each.startsWith(pair + "="));
            }
        }
        return all;
    }

    private static void replace(List<String> all, String pair) {
        String prefix = pair.substring(0, pair.indexOf('=') + 1);
        int place = 0;
        while (place < all.size() && !all.get(place).startsWith(prefix)) {
            place++;
        }
        if (place < all.size()) {
            all.set(place, pair);
        } else {
            all.add(pair);
        }
    }
}
