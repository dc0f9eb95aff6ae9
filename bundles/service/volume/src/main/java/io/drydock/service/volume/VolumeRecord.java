package io.drydock.service.volume;

import io.drydock.api.model.volume.Volume;

import org.jspecify.annotations.Nullable;

import java.util.Map;

/**
 * A volume as the store keeps it.
 *
 * @param created RFC 3339
 * @param mountpoint directory on the host as far as known when it was made, else empty
 * @param labels null when none were given, as inspect shows it
 * @param options likewise
 */
record VolumeRecord(
        String name,
        String driver,
        String scope,
        String created,
        String mountpoint,
        @Nullable Map<String, String> labels,
        @Nullable Map<String, String> options) {

    static final String ANONYMOUS = "com.docker.volume.anonymous";

    boolean anonymous() {
        return labels != null && labels.containsKey(ANONYMOUS);
    }

    Map<String, String> labelsOrNone() {
        return labels == null ? Map.of() : labels;
    }

    Volume shown(Map<String, Object> status) {
        return new Volume(created, driver, labels, mountpoint, name, options, scope, status, null);
    }
}
