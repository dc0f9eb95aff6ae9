package io.drydock.api.model.container;

import com.fasterxml.jackson.annotation.JsonProperty;

import io.drydock.api.model.ZeroValue;

/**
 * When the engine starts an exited container again.
 *
 * @param name empty, {@code no}, {@code always}, {@code unless-stopped} or {@code on-failure}
 * @param maximumRetryCount limit for {@code on-failure}, 0 for none
 */
public record RestartPolicy(
        @JsonProperty("Name") String name,
        @JsonProperty("MaximumRetryCount") int maximumRetryCount) {

    /** Never restart. */
    public static final RestartPolicy NO = new RestartPolicy("no", 0);

    /** Nothing was said: no restart in a create, no change in an update. */
    public static final RestartPolicy UNSET = new RestartPolicy("", 0);

    public RestartPolicy {
        name = ZeroValue.text(name);
    }
}
