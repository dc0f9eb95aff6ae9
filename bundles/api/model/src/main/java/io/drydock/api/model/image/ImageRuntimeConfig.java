package io.drydock.api.model.image;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

import io.drydock.api.model.EmptyObject;
import io.drydock.api.model.ZeroValue;
import io.drydock.api.model.container.HealthcheckConfig;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What an image says about the containers made from it: the OCI fields and docker's additions.
 *
 * @param exposedPorts keys such as {@code 80/tcp}
 */
public record ImageRuntimeConfig(
        @JsonProperty("User") @JsonInclude(JsonInclude.Include.NON_EMPTY) String user,
        @JsonProperty("ExposedPorts") @JsonInclude(JsonInclude.Include.NON_EMPTY)
                Map<String, EmptyObject> exposedPorts,
        @JsonProperty("Env") @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> env,
        @JsonProperty("Entrypoint")
                @JsonInclude(JsonInclude.Include.NON_EMPTY)
                @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
                @Nullable List<String> entrypoint,
        @JsonProperty("Cmd")
                @JsonInclude(JsonInclude.Include.NON_EMPTY)
                @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
                @Nullable List<String> cmd,
        @JsonProperty("Volumes") @JsonInclude(JsonInclude.Include.NON_EMPTY)
                Map<String, EmptyObject> volumes,
        @JsonProperty("WorkingDir") @JsonInclude(JsonInclude.Include.NON_EMPTY) String workingDir,
        @JsonProperty("Labels") @JsonInclude(JsonInclude.Include.NON_EMPTY)
                Map<String, String> labels,
        @JsonProperty("StopSignal") @JsonInclude(JsonInclude.Include.NON_EMPTY) String stopSignal,
        @JsonProperty("ArgsEscaped") @JsonInclude(JsonInclude.Include.NON_DEFAULT)
                boolean argsEscaped,
        @JsonProperty("Healthcheck") @JsonInclude(JsonInclude.Include.NON_NULL)
                @Nullable HealthcheckConfig healthcheck,
        @JsonProperty("OnBuild") @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> onBuild,
        @JsonProperty("Shell")
                @JsonInclude(JsonInclude.Include.NON_EMPTY)
                @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
                @Nullable List<String> shell)
        implements ImageInspectConfig {

    /** An image that says nothing. */
    public static final ImageRuntimeConfig EMPTY = of(draft -> {});

    public ImageRuntimeConfig {
        user = ZeroValue.text(user);
        exposedPorts = ZeroValue.map(exposedPorts);
        env = ZeroValue.list(env);
        entrypoint = ZeroValue.listOrNull(entrypoint);
        cmd = ZeroValue.listOrNull(cmd);
        volumes = ZeroValue.map(volumes);
        workingDir = ZeroValue.text(workingDir);
        labels = ZeroValue.map(labels);
        stopSignal = ZeroValue.text(stopSignal);
        onBuild = ZeroValue.list(onBuild);
        shell = ZeroValue.listOrNull(shell);
    }

    /** Zero values, then what {@code edit} sets. */
    public static ImageRuntimeConfig of(Consumer<Draft> edit) {
        Draft draft = new Draft();
        edit.accept(draft);
        return draft.build();
    }

    /** This value with what {@code edit} changes. */
    public ImageRuntimeConfig with(Consumer<Draft> edit) {
        Draft draft = new Draft(this);
        edit.accept(draft);
        return draft.build();
    }

    /** The components as assignable fields; lives only within {@code of} or {@code with}. */
    public static final class Draft {
        public String user = "";
        public Map<String, EmptyObject> exposedPorts = Map.of();
        public List<String> env = List.of();
        public @Nullable List<String> entrypoint;
        public @Nullable List<String> cmd;
        public Map<String, EmptyObject> volumes = Map.of();
        public String workingDir = "";
        public Map<String, String> labels = Map.of();
        public String stopSignal = "";
        public boolean argsEscaped;
        public @Nullable HealthcheckConfig healthcheck;
        public List<String> onBuild = List.of();
        public @Nullable List<String> shell;

        private Draft() {}

        private Draft(ImageRuntimeConfig value) {
            user = value.user;
            exposedPorts = value.exposedPorts;
            env = value.env;
            entrypoint = value.entrypoint;
            cmd = value.cmd;
            volumes = value.volumes;
            workingDir = value.workingDir;
            labels = value.labels;
            stopSignal = value.stopSignal;
            argsEscaped = value.argsEscaped;
            healthcheck = value.healthcheck;
            onBuild = value.onBuild;
            shell = value.shell;
        }

        private ImageRuntimeConfig build() {
            return new ImageRuntimeConfig(
                    user,
                    exposedPorts,
                    env,
                    entrypoint,
                    cmd,
                    volumes,
                    workingDir,
                    labels,
                    stopSignal,
                    argsEscaped,
                    healthcheck,
                    onBuild,
                    shell);
        }
    }
}
