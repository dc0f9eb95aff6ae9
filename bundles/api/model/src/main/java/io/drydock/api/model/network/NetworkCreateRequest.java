package io.drydock.api.model.network;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

import io.drydock.api.model.ZeroValue;

import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.function.Consumer;

/**
 * A network to make.
 *
 * @param driver empty for {@code bridge}
 * @param enableIpv4 null for the engine's default
 * @param enableIpv6 null for the engine's default
 * @param ipam null for the engine's choice
 * @param checkDuplicate legacy and without effect: names are always unique
 */
public record NetworkCreateRequest(
        @JsonProperty("Driver") String driver,
        @JsonProperty("Scope") String scope,
        @JsonProperty("EnableIPv4") @JsonInclude(JsonInclude.Include.NON_NULL)
                @Nullable Boolean enableIpv4,
        @JsonProperty("EnableIPv6") @JsonInclude(JsonInclude.Include.NON_NULL)
                @Nullable Boolean enableIpv6,
        @JsonProperty("IPAM") @Nullable Ipam ipam,
        @JsonProperty("Internal") boolean internal,
        @JsonProperty("Attachable") boolean attachable,
        @JsonProperty("Ingress") boolean ingress,
        @JsonProperty("ConfigOnly") boolean configOnly,
        @JsonProperty("ConfigFrom") @Nullable ConfigReference configFrom,
        @JsonProperty("Options") @Nullable Map<String, String> options,
        @JsonProperty("Labels") @Nullable Map<String, String> labels,
        @JsonProperty("Name") String name,
        @JsonProperty("CheckDuplicate") @JsonInclude(JsonInclude.Include.NON_DEFAULT)
                boolean checkDuplicate) {

    public NetworkCreateRequest {
        driver = ZeroValue.text(driver);
        scope = ZeroValue.text(scope);
        options = ZeroValue.mapOrNull(options);
        labels = ZeroValue.mapOrNull(labels);
        name = ZeroValue.text(name);
    }

    /** Zero values, then what {@code edit} sets. */
    public static NetworkCreateRequest of(Consumer<Draft> edit) {
        Draft draft = new Draft();
        edit.accept(draft);
        return draft.build();
    }

    /** This value with what {@code edit} changes. */
    public NetworkCreateRequest with(Consumer<Draft> edit) {
        Draft draft = new Draft(this);
        edit.accept(draft);
        return draft.build();
    }

    /** The components as assignable fields; lives only within {@code of} or {@code with}. */
    public static final class Draft {
        public String driver = "";
        public String scope = "";
        public @Nullable Boolean enableIpv4;
        public @Nullable Boolean enableIpv6;
        public @Nullable Ipam ipam;
        public boolean internal;
        public boolean attachable;
        public boolean ingress;
        public boolean configOnly;
        public @Nullable ConfigReference configFrom;
        public @Nullable Map<String, String> options;
        public @Nullable Map<String, String> labels;
        public String name = "";
        public boolean checkDuplicate;

        private Draft() {}

        private Draft(NetworkCreateRequest value) {
            driver = value.driver;
            scope = value.scope;
            enableIpv4 = value.enableIpv4;
            enableIpv6 = value.enableIpv6;
            ipam = value.ipam;
            internal = value.internal;
            attachable = value.attachable;
            ingress = value.ingress;
            configOnly = value.configOnly;
            configFrom = value.configFrom;
            options = value.options;
            labels = value.labels;
            name = value.name;
            checkDuplicate = value.checkDuplicate;
        }

        private NetworkCreateRequest build() {
            return new NetworkCreateRequest(
                    driver,
                    scope,
                    enableIpv4,
                    enableIpv6,
                    ipam,
                    internal,
                    attachable,
                    ingress,
                    configOnly,
                    configFrom,
                    options,
                    labels,
                    name,
                    checkDuplicate);
        }
    }
}
