package io.drydock.api.engine.container;

import io.drydock.api.model.ApiVersion;
import io.drydock.api.model.exec.ExecCreateRequest;
import io.drydock.api.model.exec.ExecInspect;
import io.drydock.api.model.exec.ExecStartRequest;
import io.drydock.api.model.stream.Hijack;

import java.util.Optional;

/** Further processes in running containers. */
public interface ExecEngine {

    /** Prepares one and returns its id. */
    String create(String container, ExecCreateRequest request);

    /** Starts it; with streams unless it is detached, when the answer is empty. */
    Optional<Hijack> start(ApiVersion version, String id, ExecStartRequest request);

    /** What is known of it; finished ones stay for some minutes. */
    ExecInspect inspect(String id);

    /** Sets the terminal's size in characters. */
    void resize(String id, int height, int width);
}
