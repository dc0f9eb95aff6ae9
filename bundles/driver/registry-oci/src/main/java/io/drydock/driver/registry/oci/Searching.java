package io.drydock.driver.registry.oci;

import com.fasterxml.jackson.databind.JsonNode;

import io.drydock.api.spi.registry.FoundRepository;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The search of the first registry API, the only one there is. */
final class Searching {

    private static final int MAX_ANSWER = 8 << 20;

    private Searching() {}

    static List<FoundRepository> search(Server server, String term, int limit) {
        String query = "q=" + URLEncoder.encode(term, StandardCharsets.UTF_8) + "&n=" + limit;
        Wire.Call call = server.call("GET", "/v1/search?" + query);
        try (Answer answer = server.sendUngreeted(call)) {
            if (answer.status() != 200) {
                throw Failures.broken("Unexpected status code " + answer.status());
            }
            List<FoundRepository> found = new ArrayList<>();
            for (JsonNode one : Json.read(answer.bytes(MAX_ANSWER)).path("results")) {
                found.add(
                        new FoundRepository(
                                one.path("name").asText(""),
                                one.path("description").asText(""),
                                one.path("star_count").asInt(0),
                                one.path("is_official").asBoolean(false),
                                one.path("is_automated").asBoolean(false)));
            }
            return found;
        } catch (IOException e) {
            throw Failures.unreachable(call.method(), call.uri(), e);
        }
    }

    /** Where to search and for what: a leading domain is where. */
    record Place(String domain, String term) {
        static Place of(String term) {
            int slash = term.indexOf('/');
            String head = slash < 0 ? "" : term.substring(0, slash);
            boolean domain = head.contains(".") || head.contains(":") || head.equals("localhost");
            return domain ? new Place(head, term.substring(slash + 1)) : new Place("", term);
        }
    }
}
