package io.drydock.api.model.image;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonRawValue;

import io.drydock.api.model.Descriptor;
import io.drydock.api.model.ZeroValue;

import org.jspecify.annotations.Nullable;

/**
 * An in-toto statement about an image.
 *
 * @param descriptor of the statement's document
 * @param predicateType URI that tells what kind of statement it is
 * @param statement the document word for word, only when asked for
 */
public record AttestationStatement(
        @JsonProperty("Descriptor") Descriptor descriptor,
        @JsonProperty("PredicateType") String predicateType,
        @JsonProperty("Statement") @JsonRawValue @JsonInclude(JsonInclude.Include.NON_NULL)
                @Nullable String statement) {

    public AttestationStatement {
        predicateType = ZeroValue.text(predicateType);
    }
}
