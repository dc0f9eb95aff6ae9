package io.drydock.driver.runtime.oci;

import io.drydock.api.spi.runtime.ProcessSpec;

import java.util.List;
import java.util.Map;

/** The part of a configuration that a container's first process and an exec have in common. */
record ProcessConfig(ProcessSpec process, User user) {

    Fields fields(List<String> arguments, List<String> environment, List<String> capabilities) {
        return new Fields()
                .putIf(process.terminal(), "terminal", true)
                .put("consoleSize", consoleSize())
                .put("user", userFields())
                .put("args", arguments)
                .put("env", environment)
                .put("cwd", process.directory().isEmpty() ? "/" : process.directory())
                .put("capabilities", Capabilities.sets(capabilities, user.uid()))
                .putIf(process.noNewPrivileges(), "noNewPrivileges", true);
    }

    private Map<String, Object> consoleSize() {
        boolean known = process.terminal() && process.height() > 0 && process.width() > 0;
        return known ? Map.of("height", process.height(), "width", process.width()) : Map.of();
    }

    private Map<String, Object> userFields() {
        return new Fields()
                .put("uid", user.uid())
                .put("gid", user.gid())
                .put("additionalGids", user.groups())
                .map();
    }
}
