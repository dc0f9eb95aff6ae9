package io.drydock.kernel.rest;

import io.drydock.api.model.Filters;
import io.drydock.api.model.error.EngineException;

import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;

import org.jspecify.annotations.Nullable;

import java.lang.annotation.Annotation;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.util.Objects;

/**
 * Query, path and header values into the engine's own types: filters, and whatever has {@code
 * valueOf(String)}. Unlike JAX-RS, which answers 404 or takes the default, a bad value is 400 with
 * the type's own text.
 */
final class ParameterConverters implements ParamConverterProvider {

    @Override
    public <T> @Nullable ParamConverter<T> getConverter(
            Class<T> type, Type generic, Annotation[] annotations) {
        if (type == Filters.class) {
            return converter(text -> type.cast(FilterText.parse(text)));
        }
        Method valueOf = type.isEnum() ? null : valueOf(type);
        return valueOf == null ? null : converter(text -> type.cast(call(valueOf, text)));
    }

    private static @Nullable Method valueOf(Class<?> type) {
        if (!type.getName().startsWith("io.drydock.")) {
            return null;
        }
        try {
            Method method = type.getMethod("valueOf", String.class);
            return Modifier.isStatic(method.getModifiers()) && method.getReturnType() == type
                    ? method
                    : null;
        } catch (NoSuchMethodException e) {
            return null;
        }
    }

    private static Object call(Method valueOf, String text) {
        try {
            return Objects.requireNonNull(valueOf.invoke(null, text));
        } catch (InvocationTargetException e) {
            Throwable cause = Objects.requireNonNullElse(e.getCause(), e);
            throw cause instanceof EngineException known
                    ? known
                    : EngineException.invalid(
                            Objects.requireNonNullElse(
                                    cause.getMessage(), "invalid value: " + text));
        } catch (IllegalAccessException e) {
            throw EngineException.system(valueOf + " is not public", e);
        }
    }

    private static <T> ParamConverter<T> converter(FromText<T> fromText) {
        return new ParamConverter<>() {
            @Override
            public T fromString(@Nullable String value) {
                // Jersey asks with null for a parameter that is absent and has no default
                return fromText.parse(Objects.requireNonNullElse(value, ""));
            }

            @Override
            public String toString(T value) {
                return String.valueOf(value);
            }
        };
    }

    private interface FromText<T> {
        T parse(String text);
    }
}
