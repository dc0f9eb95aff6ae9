package io.drydock.kernel.rest;

import io.drydock.api.model.ApiVersion;
import io.drydock.api.model.Filters;
import io.drydock.api.model.QueryFlag;
import io.drydock.api.model.error.EngineException;
import io.drydock.api.model.error.ErrorKind;
import io.drydock.api.model.stream.CursorBody;
import io.drydock.api.model.stream.Hijack;
import io.drydock.api.model.stream.Presence;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Application;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.StreamingOutput;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A router with one resource that does a bit of everything. */
final class ToyRouter extends Application {

    @Override
    public Set<Object> getSingletons() {
        return Set.of(new Toys());
    }

    record Toy(String Name, Integer Size, List<String> Parts) {
        Toy {
            if ("broken".equals(Name)) {
                throw EngineException.invalid("toys may not be broken");
            }
        }
    }

    @Path("/toys")
    public static final class Toys {

        @GET
        @Path("json")
        @Produces(MediaType.APPLICATION_JSON)
        public List<Toy> list(
                @QueryParam("all") @DefaultValue("") QueryFlag all,
                @QueryParam("filters") @DefaultValue("") Filters filters,
                @HeaderParam(ApiVersion.HEADER) ApiVersion version) {
            return List.of(new Toy("<" + all.on() + filters.terms() + version + ">", null, null));
        }

        @POST
        @Path("create")
        @Consumes(MediaType.APPLICATION_JSON)
        @Produces(MediaType.APPLICATION_JSON)
        public Toy create(Toy toy) {
            return toy;
        }

        @GET
        @Path("{name: .+}/json")
        @Produces(MediaType.APPLICATION_JSON)
        public Map<String, String> inspect(@PathParam("name") String name) {
            return Map.of("name", name);
        }

        @DELETE
        @Path("{kind}")
        public void fail(@PathParam("kind") String kind) {
            if (kind.equals("bug")) {
                throw new IllegalStateException("a bug");
            }
            throw new EngineException(ErrorKind.valueOf(kind), "sorry: " + kind);
        }

        @PUT
        @Path("here")
        public String here(@Context Presence client) {
            return "here: " + client.here();
        }

        @PUT
        @Path("count/{n}")
        public String count(@PathParam("n") int n, InputStream body) throws IOException {
            return n + ":" + body.readAllBytes().length;
        }

        @POST
        @Path("attach")
        @Produces(Hijack.RAW)
        public Hijack attach() {
            return new Hijack(
                    "c/1",
                    "c/1",
                    true,
                    true,
                    true,
                    false,
                    true,
                    Hijack.RAW,
                    new byte[0],
                    null,
                    true);
        }

        @GET
        @Path("events")
        @Produces(MediaType.APPLICATION_JSON)
        public CursorBody events() {
            return new CursorBody("events", Map.of(), "application/json");
        }

        @GET
        @Path("live")
        @Produces(MediaType.APPLICATION_JSON)
        public StreamingOutput live(@QueryParam("fail") @DefaultValue("") QueryFlag fail) {
            return out -> {
                out.write("one".getBytes());
                if (fail.on()) {
                    throw new IllegalStateException("midway");
                }
                out.write("two".getBytes());
            };
        }
    }
}
