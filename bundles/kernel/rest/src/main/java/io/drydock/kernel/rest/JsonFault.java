package io.drydock.kernel.rest;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.JsonMappingException.Reference;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;

import java.util.Objects;
import java.util.stream.Collectors;

/** What is wrong with a body, for whoever wrote it: no word of our classes. */
final class JsonFault {

    private JsonFault() {}

    static String text(JacksonException e) {
        return switch (e) {
            case JsonEOFException end -> "unexpected EOF";
            case StreamConstraintsException limit -> "the request body is too large";
            case MismatchedInputException mismatch ->
                    place(mismatch) + " has a value of the wrong type";
            default -> firstLine(Objects.requireNonNullElse(e.getOriginalMessage(), "malformed"));
        };
    }

    private static String place(MismatchedInputException e) {
        String path =
                e.getPath().stream()
                        .map(Reference::getFieldName)
                        .filter(Objects::nonNull)
                        .collect(Collectors.joining("."));
        return path.isEmpty() ? "the request" : "field " + path;
    }

    private static String firstLine(String text) {
        int end = text.indexOf('\n');
        return end < 0 ? text : text.substring(0, end);
    }
}
