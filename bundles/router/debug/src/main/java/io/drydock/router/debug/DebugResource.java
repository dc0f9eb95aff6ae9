package io.drydock.router.debug;

import io.drydock.api.model.error.EngineException;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import java.util.Map;

/** {@code /debug}: the places where Go programs have theirs, with what a JVM has to show. */
@Path("/debug")
public final class DebugResource {

    private static final String PROFILES =
            """
            goroutine      stacks of all platform threads
            threadcreate   the same
            heap           live objects by class
            allocs         the same
            cmdline        the arguments of the engine's process
            """;

    /** Counters of the process. */
    @GET
    @Path("vars")
    @Produces(MediaType.APPLICATION_JSON)
    public Map<String, Object> vars() {
        return ProcessFigures.now();
    }

    /** What there is. */
    @GET
    @Path("pprof")
    @Produces(MediaType.TEXT_PLAIN)
    public String index() {
        return PROFILES;
    }

    /** One of them. */
    @GET
    @Path("pprof/{name}")
    @Produces(MediaType.TEXT_PLAIN)
    public String profile(@PathParam("name") String name) {
        return switch (name) {
            case "goroutine", "threadcreate" -> Diagnostics.run("threadPrint");
            case "heap", "allocs" -> Diagnostics.run("gcClassHistogram");
            case "cmdline" -> ProcessFigures.commandLine();
            case "profile", "trace", "symbol", "block", "mutex" ->
                    throw EngineException.notImplemented(
                            "the profile " + name + " is not implemented yet");
            default -> throw EngineException.notFound("no such profile: " + name);
        };
    }
}
