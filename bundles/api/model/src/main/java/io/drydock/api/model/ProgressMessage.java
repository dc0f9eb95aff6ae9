package io.drydock.api.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

import org.jspecify.annotations.Nullable;

import java.util.function.Consumer;

/**
 * One object of a progress stream (pull, push, build, load, import).
 *
 * <p>A failure after the first byte travels in the stream too, twice: as {@code errorDetail} and as
 * the legacy {@code error} text.
 *
 * @param stream text to print as it is
 * @param status what is being done
 * @param progressDetail how far it is; a value of zeros comes out as <code>{}</code>
 * @param progress legacy rendering of {@code progressDetail}
 * @param id the layer or tag that the status is about
 * @param error legacy copy of the message of {@code errorDetail}
 * @param aux value for programs, such as the id of a built image
 */
public record ProgressMessage(
        @JsonProperty("stream") @JsonInclude(JsonInclude.Include.NON_EMPTY) String stream,
        @JsonProperty("status") @JsonInclude(JsonInclude.Include.NON_EMPTY) String status,
        @JsonProperty("progressDetail") @JsonInclude(JsonInclude.Include.NON_NULL)
                @Nullable ProgressDetail progressDetail,
        @JsonProperty("progress") @JsonInclude(JsonInclude.Include.NON_EMPTY) String progress,
        @JsonProperty("id") @JsonInclude(JsonInclude.Include.NON_EMPTY) String id,
        @JsonProperty("errorDetail") @JsonInclude(JsonInclude.Include.NON_NULL)
                @Nullable ErrorDetail errorDetail,
        @JsonProperty("error") @JsonInclude(JsonInclude.Include.NON_EMPTY) String error,
        @JsonProperty("aux") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Object aux) {

    public ProgressMessage {
        stream = ZeroValue.text(stream);
        status = ZeroValue.text(status);
        progress = ZeroValue.text(progress);
        id = ZeroValue.text(id);
        error = ZeroValue.text(error);
    }

    /** A status line, about {@code id} where that is not empty. */
    public static ProgressMessage status(String id, String status) {
        return of(
                draft -> {
                    draft.id = id;
                    draft.status = status;
                });
    }

    /** A step of what is done about {@code id}, with the bar that old clients print. */
    public static ProgressMessage step(String id, String status, ProgressDetail detail) {
        return of(
                draft -> {
                    draft.id = id;
                    draft.status = status;
                    draft.progressDetail = detail;
                    draft.progress = detail.equals(ProgressDetail.NONE) ? "" : detail.bar();
                });
    }

    /** A step that is not counted in bytes; comes out with an empty {@code progressDetail}. */
    public static ProgressMessage step(String id, String status) {
        return step(id, status, ProgressDetail.NONE);
    }

    /** The last message of a stream that has failed. */
    public static ProgressMessage failure(String message) {
        return of(
                draft -> {
                    draft.errorDetail = new ErrorDetail(0, message);
                    draft.error = message;
                });
    }

    /** Zero values, then what {@code edit} sets. */
    public static ProgressMessage of(Consumer<Draft> edit) {
        Draft draft = new Draft();
        edit.accept(draft);
        return draft.build();
    }

    /** This value with what {@code edit} changes. */
    public ProgressMessage with(Consumer<Draft> edit) {
        Draft draft = new Draft(this);
        edit.accept(draft);
        return draft.build();
    }

    /** The components as assignable fields; lives only within {@code of} or {@code with}. */
    public static final class Draft {
        public String stream = "";
        public String status = "";
        public @Nullable ProgressDetail progressDetail;
        public String progress = "";
        public String id = "";
        public @Nullable ErrorDetail errorDetail;
        public String error = "";
        public @Nullable Object aux;

        private Draft() {}

        private Draft(ProgressMessage value) {
            stream = value.stream;
            status = value.status;
            progressDetail = value.progressDetail;
            progress = value.progress;
            id = value.id;
            errorDetail = value.errorDetail;
            error = value.error;
            aux = value.aux;
        }

        private ProgressMessage build() {
            return new ProgressMessage(
                    stream, status, progressDetail, progress, id, errorDetail, error, aux);
        }
    }
}
