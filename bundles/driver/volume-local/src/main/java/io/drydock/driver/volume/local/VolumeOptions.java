package io.drydock.driver.volume.local;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.drydock.api.spi.DriverException;
import io.drydock.api.spi.DriverException.Kind;
import io.drydock.driver.sizes.ByteSize;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What is mounted on a volume, kept in {@code opts.json} under dockerd's names.
 *
 * @param type of the file system, {@code none} or {@code bind} for a bind mount
 * @param options as in mount(8), comma separated
 * @param device what to mount
 * @param quota how much may be written
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record VolumeOptions(
        @JsonProperty("MountType") String type,
        @JsonProperty("MountOpts") String options,
        @JsonProperty("MountDevice") String device,
        @JsonProperty("Quota") Quota quota) {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Set<String> KNOWN = Set.of("type", "o", "device", "size");

    /** Which option needs which others. */
    private static final Map<String, List<String>> NEEDED =
            Map.of(
                    "device", List.of("type"),
                    "type", List.of("device"),
                    "o", List.of("device", "type"));

    VolumeOptions(
            @Nullable String type,
            @Nullable String options,
            @Nullable String device,
            @Nullable Quota quota) {
        this.type = Objects.requireNonNullElse(type, "");
        this.options = Objects.requireNonNullElse(options, "");
        this.device = Objects.requireNonNullElse(device, "");
        this.quota = Objects.requireNonNullElse(quota, Quota.NONE);
    }

    /**
     * A limit.
     *
     * @param size bytes, 0 for none
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Quota(@JsonProperty("Size") long size) {

        static final Quota NONE = new Quota(0);
    }

    /** Nothing but a directory with a limit perhaps. */
    boolean plain() {
        return type.isEmpty() && device.isEmpty();
    }

    /** Checks the user's options; empty when there are none. */
    static Optional<VolumeOptions> of(Map<String, String> options) {
        for (String key : options.keySet()) {
            if (!KNOWN.contains(key)) {
                throw invalid("invalid option: \"" + key + "\"");
            }
        }
        NEEDED.forEach(
                (key, others) -> {
                    for (String other : others) {
                        if (options.containsKey(key) && !options.containsKey(other)) {
                            throw invalid("missing required option: \"" + other + "\"");
                        }
                    }
                });
        String size = options.get("size");
        return options.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new VolumeOptions(
                                options.get("type"),
                                options.get("o"),
                                options.get("device"),
                                size == null ? null : new Quota(ByteSize.parse(size))));
    }

    /** Those kept in a file, empty when there is none. */
    static Optional<VolumeOptions> read(Path file) throws IOException {
        return Files.exists(file)
                ? Optional.of(MAPPER.readValue(file.toFile(), VolumeOptions.class))
                : Optional.empty();
    }

    void write(Path file) throws IOException {
        Files.write(file, MAPPER.writeValueAsBytes(this));
    }

    /** The single words of {@link #options}. */
    List<String> words() {
        return options.isEmpty() ? List.of() : List.of(options.split(","));
    }

    private static DriverException invalid(String text) {
        return new DriverException(Kind.INVALID, text);
    }
}
