package io.drydock.api.model.system;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

import org.jspecify.annotations.Nullable;

import java.util.function.Consumer;

/**
 * Which limits the kernel can enforce, and how it forwards packets.
 *
 * @param bridgeNfIptables legacy, below API 1.50
 * @param bridgeNfIp6tables legacy, below API 1.50
 */
public record KernelAbilities(
        @JsonProperty("MemoryLimit") boolean memoryLimit,
        @JsonProperty("SwapLimit") boolean swapLimit,
        @JsonProperty("CpuCfsPeriod") boolean cpuCfsPeriod,
        @JsonProperty("CpuCfsQuota") boolean cpuCfsQuota,
        @JsonProperty("CPUShares") boolean cpuShares,
        @JsonProperty("CPUSet") boolean cpuSet,
        @JsonProperty("PidsLimit") boolean pidsLimit,
        @JsonProperty("IPv4Forwarding") boolean ipv4Forwarding,
        @JsonProperty("BridgeNfIptables") @JsonInclude(JsonInclude.Include.NON_NULL)
                @Nullable Boolean bridgeNfIptables,
        @JsonProperty("BridgeNfIp6tables") @JsonInclude(JsonInclude.Include.NON_NULL)
                @Nullable Boolean bridgeNfIp6tables) {

    /** Nothing known of the kernel. */
    public static final KernelAbilities NONE = of(draft -> {});

    /** Zero values, then what {@code edit} sets. */
    public static KernelAbilities of(Consumer<Draft> edit) {
        Draft draft = new Draft();
        edit.accept(draft);
        return draft.build();
    }

    /** This value with what {@code edit} changes. */
    public KernelAbilities with(Consumer<Draft> edit) {
        Draft draft = new Draft(this);
        edit.accept(draft);
        return draft.build();
    }

    /** The components as assignable fields; lives only within {@code of} or {@code with}. */
    public static final class Draft {
        public boolean memoryLimit;
        public boolean swapLimit;
        public boolean cpuCfsPeriod;
        public boolean cpuCfsQuota;
        public boolean cpuShares;
        public boolean cpuSet;
        public boolean pidsLimit;
        public boolean ipv4Forwarding;
        public @Nullable Boolean bridgeNfIptables;
        public @Nullable Boolean bridgeNfIp6tables;

        private Draft() {}

        private Draft(KernelAbilities value) {
            memoryLimit = value.memoryLimit;
            swapLimit = value.swapLimit;
            cpuCfsPeriod = value.cpuCfsPeriod;
            cpuCfsQuota = value.cpuCfsQuota;
            cpuShares = value.cpuShares;
            cpuSet = value.cpuSet;
            pidsLimit = value.pidsLimit;
            ipv4Forwarding = value.ipv4Forwarding;
            bridgeNfIptables = value.bridgeNfIptables;
            bridgeNfIp6tables = value.bridgeNfIp6tables;
        }

        private KernelAbilities build() {
            return new KernelAbilities(
                    memoryLimit,
                    swapLimit,
                    cpuCfsPeriod,
                    cpuCfsQuota,
                    cpuShares,
                    cpuSet,
                    pidsLimit,
                    ipv4Forwarding,
                    bridgeNfIptables,
                    bridgeNfIp6tables);
        }
    }
}
