package io.drydock.api.model.network;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

import io.drydock.api.model.ZeroValue;

import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.function.Consumer;

/**
 * A network.
 *
 * @param created RFC 3339
 * @param scope {@code local}, {@code global} or {@code swarm}
 * @param containers endpoints by container id; in lists empty, from API 1.52 null
 * @param status from API 1.52 where one network is inspected, else null
 */
public record Network(
        @JsonProperty("Name") String name,
        @JsonProperty("Id") String id,
        @JsonProperty("Created") String created,
        @JsonProperty("Scope") String scope,
        @JsonProperty("Driver") String driver,
        @JsonProperty("EnableIPv4") boolean enableIpv4,
        @JsonProperty("EnableIPv6") boolean enableIpv6,
        @JsonProperty("IPAM") Ipam ipam,
        @JsonProperty("Internal") boolean internal,
        @JsonProperty("Attachable") boolean attachable,
        @JsonProperty("Ingress") boolean ingress,
        @JsonProperty("ConfigFrom") ConfigReference configFrom,
        @JsonProperty("ConfigOnly") boolean configOnly,
        @JsonProperty("Containers") @JsonInclude(JsonInclude.Include.NON_NULL)
                @Nullable Map<String, NetworkContainer> containers,
        @JsonProperty("Options") Map<String, String> options,
        @JsonProperty("Labels") Map<String, String> labels,
        @JsonProperty("Status") @JsonInclude(JsonInclude.Include.NON_NULL)
                @Nullable NetworkStatus status) {

    public Network {
        name = ZeroValue.text(name);
        id = ZeroValue.text(id);
        created = ZeroValue.text(created);
        scope = ZeroValue.text(scope);
        driver = ZeroValue.text(driver);
        ipam = ipam == null ? Ipam.DEFAULT : ipam;
        configFrom = configFrom == null ? ConfigReference.NONE : configFrom;
        containers = ZeroValue.mapOrNull(containers);
        options = ZeroValue.map(options);
        labels = ZeroValue.map(labels);
    }

    /** Zero values, then what {@code edit} sets. */
    public static Network of(Consumer<Draft> edit) {
        Draft draft = new Draft();
        edit.accept(draft);
        return draft.build();
    }

    /** This value with what {@code edit} changes. */
    public Network with(Consumer<Draft> edit) {
        Draft draft = new Draft(this);
        edit.accept(draft);
        return draft.build();
    }

    /** The components as assignable fields; lives only within {@code of} or {@code with}. */
    public static final class Draft {
        public String name = "";
        public String id = "";
        public String created = "";
        public String scope = "";
        public String driver = "";
        public boolean enableIpv4;
        public boolean enableIpv6;
        public Ipam ipam = Ipam.DEFAULT;
        public boolean internal;
        public boolean attachable;
        public boolean ingress;
        public ConfigReference configFrom = ConfigReference.NONE;
        public boolean configOnly;
        public @Nullable Map<String, NetworkContainer> containers;
        public Map<String, String> options = Map.of();
        public Map<String, String> labels = Map.of();
        public @Nullable NetworkStatus status;

        private Draft() {}

        private Draft(Network value) {
            name = value.name;
            id = value.id;
            created = value.created;
            scope = value.scope;
            driver = value.driver;
            enableIpv4 = value.enableIpv4;
            enableIpv6 = value.enableIpv6;
            ipam = value.ipam;
            internal = value.internal;
            attachable = value.attachable;
            ingress = value.ingress;
            configFrom = value.configFrom;
            configOnly = value.configOnly;
            containers = value.containers;
            options = value.options;
            labels = value.labels;
            status = value.status;
        }

        private Network build() {
            return new Network(
                    name,
                    id,
                    created,
                    scope,
                    driver,
                    enableIpv4,
                    enableIpv6,
                    ipam,
                    internal,
                    attachable,
                    ingress,
                    configFrom,
                    configOnly,
                    containers,
                    options,
                    labels,
                    status);
        }
    }
}
