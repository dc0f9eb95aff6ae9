package io.drydock.itests.cli;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The engines of the test classes: booted at first use, taken away with all they left at the end.
 */
final class EngineExtension implements ParameterResolver, ExecutionCondition, AfterAllCallback {

    private static final Namespace NAMESPACE = Namespace.create(EngineExtension.class);

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        if (!Files.isExecutable(Path.of(Engine.DOCKER))) {
            return ConditionEvaluationResult.disabled("no docker CLI at " + Engine.DOCKER);
        }
        if (!"root".equals(System.getProperty("user.name"))) {
            return ConditionEvaluationResult.disabled("an engine needs root");
        }
        return ConditionEvaluationResult.enabled("docker CLI and root");
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Engine.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return store(context)
                .getOrComputeIfAbsent(
                        owner(context), name -> new Booted(new Engine()), Booted.class)
                .engine();
    }

    /** An engine of one class goes with it, the shared one is empty for the next. */
    @Override
    public void afterAll(ExtensionContext context) {
        if (shared(context)) {
            Booted booted = store(context).get(owner(context), Booted.class);
            if (booted != null) {
                booted.engine().empty();
            }
            return;
        }
        Booted own = store(context).remove(owner(context), Booted.class);
        if (own != null) {
            own.close();
        }
    }

    private static Store store(ExtensionContext context) {
        return context.getRoot().getStore(NAMESPACE);
    }

    private static String owner(ExtensionContext context) {
        return shared(context) ? "shared" : context.getRequiredTestClass().getName();
    }

    private static boolean shared(ExtensionContext context) {
        return context.getRequiredTestClass().getAnnotation(WithEngine.class).shared();
    }

    /** Closed by the store if nobody did before. */
    private record Booted(Engine engine) implements AutoCloseable {
        Booted {
            engine.boot();
        }

        @Override
        public void close() {
            engine.close();
        }
    }
}
