package io.drydock.api.model.container;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

import io.drydock.api.model.EmptyObject;
import io.drydock.api.model.ZeroValue;
import io.drydock.api.model.image.ImageInspectConfig;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What a container runs, independent of the host it runs on.
 *
 * <p>In images of old API versions the same shape appears as {@code Config} and {@code
 * ContainerConfig}.
 *
 * @param hostname host name, the first 12 digits of the id when empty
 * @param user {@code uid}, {@code name}, {@code uid:gid} or {@code name:group}
 * @param exposedPorts keys such as {@code 80/tcp}
 * @param stdinOnce close stdin once the first attached client has gone
 * @param env {@code K=V}; a {@code K} alone removes the variable
 * @param cmd command; a JSON string is a list of one
 * @param healthcheck health check, null to inherit that of the image
 * @param image reference as the user gave it
 * @param volumes paths that get an anonymous volume
 * @param entrypoint entry point; null inherits, an empty list resets
 * @param macAddress legacy, below API 1.52; new clients set it per endpoint
 * @param stopSignal name or number, {@code SIGTERM} when empty
 * @param stopTimeout seconds from the stop signal to the kill
 */
public record ContainerConfig(
        @JsonProperty("Hostname") String hostname,
        @JsonProperty("Domainname") String domainname,
        @JsonProperty("User") String user,
        @JsonProperty("AttachStdin") boolean attachStdin,
        @JsonProperty("AttachStdout") boolean attachStdout,
        @JsonProperty("AttachStderr") boolean attachStderr,
        @JsonProperty("ExposedPorts") @JsonInclude(JsonInclude.Include.NON_EMPTY)
                Map<String, EmptyObject> exposedPorts,
        @JsonProperty("Tty") boolean tty,
        @JsonProperty("OpenStdin") boolean openStdin,
        @JsonProperty("StdinOnce") boolean stdinOnce,
        @JsonProperty("Env") @Nullable List<String> env,
        @JsonProperty("Cmd") @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
                @Nullable List<String> cmd,
        @JsonProperty("Healthcheck") @JsonInclude(JsonInclude.Include.NON_NULL)
                @Nullable HealthcheckConfig healthcheck,
        @JsonProperty("ArgsEscaped") @JsonInclude(JsonInclude.Include.NON_DEFAULT)
                boolean argsEscaped,
        @JsonProperty("Image") String image,
        @JsonProperty("Volumes") @Nullable Map<String, EmptyObject> volumes,
        @JsonProperty("WorkingDir") String workingDir,
        @JsonProperty("Entrypoint")
                @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
                @Nullable List<String> entrypoint,
        @JsonProperty("NetworkDisabled") @JsonInclude(JsonInclude.Include.NON_DEFAULT)
                boolean networkDisabled,
        @JsonProperty("MacAddress") @JsonInclude(JsonInclude.Include.NON_EMPTY) String macAddress,
        @JsonProperty("OnBuild") @Nullable List<String> onBuild,
        @JsonProperty("Labels") @Nullable Map<String, String> labels,
        @JsonProperty("StopSignal") @JsonInclude(JsonInclude.Include.NON_EMPTY) String stopSignal,
        @JsonProperty("StopTimeout") @JsonInclude(JsonInclude.Include.NON_NULL)
                @Nullable Integer stopTimeout,
        @JsonProperty("Shell")
                @JsonInclude(JsonInclude.Include.NON_EMPTY)
                @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
                @Nullable List<String> shell)
        implements ImageInspectConfig {

    /** Nothing given. */
    public static final ContainerConfig EMPTY = of(draft -> {});

    public ContainerConfig {
        hostname = ZeroValue.text(hostname);
        domainname = ZeroValue.text(domainname);
        user = ZeroValue.text(user);
        exposedPorts = ZeroValue.map(exposedPorts);
        env = ZeroValue.listOrNull(env);
        cmd = ZeroValue.listOrNull(cmd);
        image = ZeroValue.text(image);
        volumes = ZeroValue.mapOrNull(volumes);
        workingDir = ZeroValue.text(workingDir);
        entrypoint = ZeroValue.listOrNull(entrypoint);
        macAddress = ZeroValue.text(macAddress);
        onBuild = ZeroValue.listOrNull(onBuild);
        labels = ZeroValue.mapOrNull(labels);
        stopSignal = ZeroValue.text(stopSignal);
        shell = ZeroValue.listOrNull(shell);
    }

    /** Zero values, then what {@code edit} sets. */
    public static ContainerConfig of(Consumer<Draft> edit) {
        Draft draft = new Draft();
        edit.accept(draft);
        return draft.build();
    }

    /** This value with what {@code edit} changes. */
    public ContainerConfig with(Consumer<Draft> edit) {
        Draft draft = new Draft(this);
        edit.accept(draft);
        return draft.build();
    }

    /** The components as assignable fields; lives only within {@code of} or {@code with}. */
    public static final class Draft {
        public String hostname = "";
        public String domainname = "";
        public String user = "";
        public boolean attachStdin;
        public boolean attachStdout;
        public boolean attachStderr;
        public Map<String, EmptyObject> exposedPorts = Map.of();
        public boolean tty;
        public boolean openStdin;
        public boolean stdinOnce;
        public @Nullable List<String> env;
        public @Nullable List<String> cmd;
        public @Nullable HealthcheckConfig healthcheck;
        public boolean argsEscaped;
        public String image = "";
        public @Nullable Map<String, EmptyObject> volumes;
        public String workingDir = "";
        public @Nullable List<String> entrypoint;
        public boolean networkDisabled;
        public String macAddress = "";
        public @Nullable List<String> onBuild;
        public @Nullable Map<String, String> labels;
        public String stopSignal = "";
        public @Nullable Integer stopTimeout;
        public @Nullable List<String> shell;

        private Draft() {}

        private Draft(ContainerConfig value) {
            hostname = value.hostname;
            domainname = value.domainname;
            user = value.user;
            attachStdin = value.attachStdin;
            attachStdout = value.attachStdout;
            attachStderr = value.attachStderr;
            exposedPorts = value.exposedPorts;
            tty = value.tty;
            openStdin = value.openStdin;
            stdinOnce = value.stdinOnce;
            env = value.env;
            cmd = value.cmd;
            healthcheck = value.healthcheck;
            argsEscaped = value.argsEscaped;
            image = value.image;
            volumes = value.volumes;
            workingDir = value.workingDir;
            entrypoint = value.entrypoint;
            networkDisabled = value.networkDisabled;
            macAddress = value.macAddress;
            onBuild = value.onBuild;
            labels = value.labels;
            stopSignal = value.stopSignal;
            stopTimeout = value.stopTimeout;
            shell = value.shell;
        }

        private ContainerConfig build() {
            return new ContainerConfig(
                    hostname,
                    domainname,
                    user,
                    attachStdin,
                    attachStdout,
                    attachStderr,
                    exposedPorts,
                    tty,
                    openStdin,
                    stdinOnce,
                    env,
                    cmd,
                    healthcheck,
                    argsEscaped,
                    image,
                    volumes,
                    workingDir,
                    entrypoint,
                    networkDisabled,
                    macAddress,
                    onBuild,
                    labels,
                    stopSignal,
                    stopTimeout,
                    shell);
        }
    }
}
