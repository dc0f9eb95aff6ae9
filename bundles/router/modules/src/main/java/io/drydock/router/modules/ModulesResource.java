package io.drydock.router.modules;

import io.drydock.api.engine.module.ModuleEngine;
import io.drydock.api.engine.module.ModuleStatus;
import io.drydock.api.model.error.EngineException;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code /drydock/modules}: not part of Docker's API. */
@Path("/drydock/modules")
@Produces(MediaType.APPLICATION_JSON)
public final class ModulesResource {

    private final ModuleEngine modules;

    ModulesResource(ModuleEngine modules) {
        this.modules = modules;
    }

    /** Every bundle of the engine. */
    @GET
    public List<Map<String, Object>> list() {
        return modules.modules().stream().map(ModulesResource::json).toList();
    }

    /**
     * Takes a bundle in: {@code mode=swap} replaces the one of its name, {@code add} is for new.
     */
    @POST
    @Consumes("application/java-archive")
    public Map<String, Object> load(
            @QueryParam("mode") @DefaultValue("swap") String mode, InputStream jar) {
        return json(
                switch (mode) {
                    case "swap" -> modules.swap(jar);
                    case "add" -> modules.add(jar);
                    default -> throw EngineException.invalid("invalid mode: " + mode);
                });
    }

    /** Takes a bundle out, by module name ({@code router/image}) or symbolic name. */
    @DELETE
    @Path("{name:.+}")
    public void remove(@PathParam("name") String name) {
        modules.remove(name);
    }

    private static Map<String, Object> json(ModuleStatus status) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("Name", status.name());
        json.put("Kind", status.kind());
        json.put("Bundle", status.bundle());
        json.put("Version", status.version());
        json.put("State", status.state().name());
        json.put("Generation", status.generation());
        json.put("Reason", status.reason());
        json.put("Families", status.families());
        return json;
    }
}
