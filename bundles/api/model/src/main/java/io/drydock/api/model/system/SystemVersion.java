package io.drydock.api.model.system;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

import io.drydock.api.model.ZeroValue;

import java.util.List;
import java.util.function.Consumer;

/**
 * The versions of the engine and its parts; the parts again flat for old clients.
 *
 * @param apiVersion newest API version
 * @param minApiVersion oldest API version
 * @param goVersion printed by clients; here the version of the Java runtime
 * @param arch {@code GOARCH} value
 * @param buildTime RFC 3339
 */
public record SystemVersion(
        @JsonProperty("Platform") VersionPlatform platform,
        @JsonProperty("Components") @JsonInclude(JsonInclude.Include.NON_EMPTY)
                List<VersionComponent> components,
        @JsonProperty("Version") String version,
        @JsonProperty("ApiVersion") String apiVersion,
        @JsonProperty("MinAPIVersion") @JsonInclude(JsonInclude.Include.NON_EMPTY)
                String minApiVersion,
        @JsonProperty("GitCommit") String gitCommit,
        @JsonProperty("GoVersion") String goVersion,
        @JsonProperty("Os") String os,
        @JsonProperty("Arch") String arch,
        @JsonProperty("KernelVersion") @JsonInclude(JsonInclude.Include.NON_EMPTY)
                String kernelVersion,
        @JsonProperty("Experimental") @JsonInclude(JsonInclude.Include.NON_DEFAULT)
                boolean experimental,
        @JsonProperty("BuildTime") @JsonInclude(JsonInclude.Include.NON_EMPTY) String buildTime) {

    public SystemVersion {
        platform = platform == null ? VersionPlatform.NONE : platform;
        components = ZeroValue.list(components);
        version = ZeroValue.text(version);
        apiVersion = ZeroValue.text(apiVersion);
        minApiVersion = ZeroValue.text(minApiVersion);
        gitCommit = ZeroValue.text(gitCommit);
        goVersion = ZeroValue.text(goVersion);
        os = ZeroValue.text(os);
        arch = ZeroValue.text(arch);
        kernelVersion = ZeroValue.text(kernelVersion);
        buildTime = ZeroValue.text(buildTime);
    }

    /** Zero values, then what {@code edit} sets. */
    public static SystemVersion of(Consumer<Draft> edit) {
        Draft draft = new Draft();
        edit.accept(draft);
        return draft.build();
    }

    /** This value with what {@code edit} changes. */
    public SystemVersion with(Consumer<Draft> edit) {
        Draft draft = new Draft(this);
        edit.accept(draft);
        return draft.build();
    }

    /** The components as assignable fields; lives only within {@code of} or {@code with}. */
    public static final class Draft {
        public VersionPlatform platform = VersionPlatform.NONE;
        public List<VersionComponent> components = List.of();
        public String version = "";
        public String apiVersion = "";
        public String minApiVersion = "";
        public String gitCommit = "";
        public String goVersion = "";
        public String os = "";
        public String arch = "";
        public String kernelVersion = "";
        public boolean experimental;
        public String buildTime = "";

        private Draft() {}

        private Draft(SystemVersion value) {
            platform = value.platform;
            components = value.components;
            version = value.version;
            apiVersion = value.apiVersion;
            minApiVersion = value.minApiVersion;
            gitCommit = value.gitCommit;
            goVersion = value.goVersion;
            os = value.os;
            arch = value.arch;
            kernelVersion = value.kernelVersion;
            experimental = value.experimental;
            buildTime = value.buildTime;
        }

        private SystemVersion build() {
            return new SystemVersion(
                    platform,
                    components,
                    version,
                    apiVersion,
                    minApiVersion,
                    gitCommit,
                    goVersion,
                    os,
                    arch,
                    kernelVersion,
                    experimental,
                    buildTime);
        }
    }
}
