package io.drydock.router.storage;

import io.drydock.api.engine.storage.StorageMoves;
import io.drydock.api.engine.storage.StorageMoves.Status;
import io.drydock.api.model.error.EngineException;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

import java.util.LinkedHashMap;
import java.util.Map;

/** {@code /drydock/storage}: not part of Docker's API. */
@Path("/drydock/storage")
@Produces(MediaType.APPLICATION_JSON)
public final class StorageResource {

    private final StorageMoves moves;

    StorageResource(StorageMoves moves) {
        this.moves = moves;
    }

    /** Where images are, and where they are going. */
    @GET
    public Map<String, Object> status() {
        return json(moves.status());
    }

    /** Begins to move everything to a driver, or goes on with it. */
    @POST
    public Map<String, Object> begin(@QueryParam("to") @DefaultValue("") String driver) {
        if (driver.isEmpty()) {
            throw EngineException.invalid("no storage driver is named: to=DRIVER");
        }
        moves.begin(driver);
        return status();
    }

    private static Map<String, Object> json(Status status) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("State", status.state().name());
        json.put("Driver", status.driver());
        json.put("Configured", status.configured());
        json.put("Target", status.target());
        json.put("Layers", status.layers());
        json.put("Copied", status.copied());
        json.put("Staying", status.staying().stream().map(StorageResource::json).toList());
        json.put("Reason", status.reason());
        return json;
    }

    private static Map<String, Object> json(StorageMoves.Staying staying) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("Container", staying.container());
        json.put("Driver", staying.driver());
        json.put("Reason", staying.reason());
        return json;
    }
}
