package io.drydock.router.container;

import io.drydock.api.model.error.EngineException;
import io.drydock.api.spi.http.RouterFactory.Router;
import io.drydock.api.spi.http.Routes;
import io.drydock.kernel.rest.RestRouters;
import io.drydock.sdk.testkit.http.RecordedExchange;

import jakarta.ws.rs.core.Application;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Resources at work over a contract that only writes down what it is asked. */
final class Asked {

    private final List<String> calls = new ArrayList<>();
    private final Map<String, Object> answers = new HashMap<>();
    private String version = "1.51";

    /** What the contract was asked, a line each: {@code stop(web, 3, null)}. */
    List<String> calls() {
        return calls;
    }

    /** What a method answers from now on; an exception is thrown. */
    Asked answering(String method, Object answer) {
        answers.put(method, answer);
        return this;
    }

    /** The version the client speaks from now on. */
    Asked speaking(String apiVersion) {
        version = apiVersion;
        return this;
    }

    <C> RecordedExchange call(
            Class<C> contract, Function<C, Object> resource, RecordedExchange exchange) {
        exchange.attribute(Routes.PATH, exchange.path());
        exchange.attribute(Routes.VERSION, version);
        Object served = resource.apply(fake(contract));
        Application application =
                new Application() {
                    @Override
                    public Set<Object> getSingletons() {
                        return Set.of(served);
                    }
                };
        try (Router router = new RestRouters().build("asked", application)) {
            router.handle(exchange);
        }
        return exchange;
    }

    private <C> C fake(Class<C> contract) {
        return contract.cast(
                Proxy.newProxyInstance(
                        contract.getClassLoader(),
                        new Class<?>[] {contract},
                        (proxy, method, arguments) -> answer(method.getName(), arguments)));
    }

    private Object answer(String method, Object[] arguments) {
        calls.add(
                Arrays.stream(arguments)
                        .map(String::valueOf)
                        .collect(Collectors.joining(", ", method + "(", ")")));
        if (answers.get(method) instanceof EngineException refusal) {
            throw refusal;
        }
        return answers.get(method);
    }
}
