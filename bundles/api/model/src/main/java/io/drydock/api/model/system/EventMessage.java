package io.drydock.api.model.system;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

import io.drydock.api.model.ZeroValue;

import java.util.function.Consumer;

/**
 * Something that has happened to an object of the engine.
 *
 * @param status legacy copy of {@code action}, below API 1.52 for containers and images
 * @param id legacy copy of the id of the actor
 * @param from legacy copy of the image of a container
 * @param type {@code container}, {@code image}, {@code volume}, {@code network} and so on
 * @param scope {@code local} or {@code swarm}
 * @param time Unix seconds
 * @param timeNano Unix nanoseconds
 */
public record EventMessage(
        @JsonProperty("status") @JsonInclude(JsonInclude.Include.NON_EMPTY) String status,
        @JsonProperty("id") @JsonInclude(JsonInclude.Include.NON_EMPTY) String id,
        @JsonProperty("from") @JsonInclude(JsonInclude.Include.NON_EMPTY) String from,
        @JsonProperty("Type") String type,
        @JsonProperty("Action") String action,
        @JsonProperty("Actor") EventActor actor,
        @JsonProperty("scope") @JsonInclude(JsonInclude.Include.NON_EMPTY) String scope,
        @JsonProperty("time") @JsonInclude(JsonInclude.Include.NON_DEFAULT) long time,
        @JsonProperty("timeNano") @JsonInclude(JsonInclude.Include.NON_DEFAULT) long timeNano) {

    public EventMessage {
        status = ZeroValue.text(status);
        id = ZeroValue.text(id);
        from = ZeroValue.text(from);
        type = ZeroValue.text(type);
        action = ZeroValue.text(action);
        actor = actor == null ? EventActor.NONE : actor;
        scope = ZeroValue.text(scope);
    }

    /** Zero values, then what {@code edit} sets. */
    public static EventMessage of(Consumer<Draft> edit) {
        Draft draft = new Draft();
        edit.accept(draft);
        return draft.build();
    }

    /** This value with what {@code edit} changes. */
    public EventMessage with(Consumer<Draft> edit) {
        Draft draft = new Draft(this);
        edit.accept(draft);
        return draft.build();
    }

    /** The components as assignable fields; lives only within {@code of} or {@code with}. */
    public static final class Draft {
        public String status = "";
        public String id = "";
        public String from = "";
        public String type = "";
        public String action = "";
        public EventActor actor = EventActor.NONE;
        public String scope = "";
        public long time;
        public long timeNano;

        private Draft() {}

        private Draft(EventMessage value) {
            status = value.status;
            id = value.id;
            from = value.from;
            type = value.type;
            action = value.action;
            actor = value.actor;
            scope = value.scope;
            time = value.time;
            timeNano = value.timeNano;
        }

        private EventMessage build() {
            return new EventMessage(status, id, from, type, action, actor, scope, time, timeNano);
        }
    }
}
