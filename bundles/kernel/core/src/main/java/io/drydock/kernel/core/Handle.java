package io.drydock.kernel.core;

import io.drydock.api.model.error.EngineException;
import io.drydock.api.model.error.ErrorKind;
import io.drydock.api.spi.SupersededException;

import org.jspecify.annotations.Nullable;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/**
 * A stable stand-in for an engine contract: every call leases the active generation for its
 * duration.
 */
final class Handle implements InvocationHandler {

    private static final Object[] NOTHING = {};
    private static final MethodType CALL =
            MethodType.methodType(Object.class, Object.class, Object[].class);

    private final Generations generations;
    private final Key key;
    private final String module;

    /** Made at the first call: all of all contracts would be 140 classes in the way of a start. */
    private final Map<Method, MethodHandle> methods = new ConcurrentHashMap<>();

    private Handle(Generations generations, Key key, String module) {
        this.generations = generations;
        this.key = key;
        this.module = module;
    }

    /**
     * Makes the stand-in.
     *
     * @param module the name that the message about an absent provider uses
     */
    static Object of(Generations generations, Key key, String module, Class<?> contract) {
        return Proxy.newProxyInstance(
                contract.getClassLoader(),
                new Class<?>[] {contract},
                new Handle(generations, key, module));
    }

    private static MethodHandle callable(Method method) {
        try {
            return MethodHandles.publicLookup()
                    .unreflect(method)
                    .asFixedArity()
                    .asSpreader(Object[].class, method.getParameterCount())
                    .asType(CALL);
        } catch (IllegalAccessException e) {
            throw new IllegalArgumentException("not a public contract: " + method, e);
        }
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments)
            throws Throwable {
        if (method.getDeclaringClass() == Object.class) {
            return own(proxy, method, arguments);
        }
        MethodHandle target = methods.computeIfAbsent(method, Handle::callable);
        Object[] values = arguments == null ? NOTHING : arguments;
        long deadline = System.nanoTime() + DriverRegistry.QUEUE.toNanos();
        while (true) {
            try {
                return call(target, values);
            } catch (SupersededException e) {
                // A swap came in between: the next lease waits for its end.
                if (System.nanoTime() > deadline) {
                    throw EngineException.unavailable(
                            "the " + module + " service is being swapped");
                }
                LockSupport.parkNanos(1_000_000);
            }
        }
    }

    private @Nullable Object call(MethodHandle target, Object[] values) throws Throwable {
        Generation generation = lease();
        try {
            return (Object) target.invokeExact(generation.service(), values);
        } catch (SupersededException e) {
            throw e;
        } catch (Throwable e) {
            if (!(e instanceof EngineException known) || known.kind() == ErrorKind.SYSTEM) {
                generation.failed();
            }
            throw e;
        } finally {
            generation.release();
        }
    }

    private Generation lease() {
        Generation generation;
        try {
            generation = generations.lease(key, DriverRegistry.QUEUE);
        } catch (Generations.HeldTooLong e) {
            throw EngineException.unavailable("the " + module + " service: " + e.getMessage());
        }
        if (generation == null) {
            throw EngineException.unavailable(
                    "the " + module + " service is not available at the moment");
        }
        return generation;
    }

    private Object own(Object proxy, Method method, Object @Nullable [] arguments) {
        return switch (method.getName()) {
            case "equals" -> arguments != null && proxy == arguments[0];
            case "hashCode" -> System.identityHashCode(proxy);
            case "toString" -> "handle of " + key;
            default -> throw new IllegalStateException("not part of the contract: " + method);
        };
    }
}
