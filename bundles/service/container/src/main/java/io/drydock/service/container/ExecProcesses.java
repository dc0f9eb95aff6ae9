package io.drydock.service.container;

import io.drydock.api.model.container.HostConfig;
import io.drydock.api.model.exec.ExecCreateRequest;
import io.drydock.api.spi.runtime.ProcessSpec;

import java.util.ArrayList;
import java.util.List;

/** What an exec runs: its own command with the container's surroundings. */
final class ExecProcesses {

    private ExecProcesses() {}

    static ProcessSpec of(Container container, ExecCreateRequest request) {
        HostConfig host = container.host();
        List<String> command = request.cmd() == null ? List.of() : request.cmd();
        List<Integer> size = request.consoleSize() == null ? List.of() : request.consoleSize();
        String directory =
                request.workingDir().isEmpty()
                        ? container.config().workingDir()
                        : request.workingDir();
        return new ProcessSpec(
                command,
                environment(container, request),
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

    private static List<String> environment(Container container, ExecCreateRequest request) {
        List<String> environment = new ArrayList<>(SpecFactory.environment(container.config()));
        if (request.tty() && environment.stream().noneMatch(pair -> pair.startsWith("TERM="))) {
            environment.add("TERM=xterm");
        }
        environment.addAll(request.env() == null ? List.of() : request.env());
        return environment;
    }
}
