package io.drydock.driver.log.gcplogs;

import java.io.IOException;
import java.net.URI;
import java.util.Map;

/** What a machine of Google's knows about itself; empty texts on any other. */
record Machine(Http http, URI metadata) {

    private static final Map<String, String> FLAVOR = Map.of("Metadata-Flavor", "Google");

    String ask(String path) throws IOException {
        return http.get(metadata.resolve("/computeMetadata/v1/" + path), FLAVOR);
    }

    String askOrEmpty(String path) {
        try {
            return ask(path).strip();
        } catch (IOException e) {
            return "";
        }
    }

    /** The last word of {@code projects/1/zones/europe-west1-b}. */
    String zone() {
        String zone = askOrEmpty("instance/zone");
        return zone.substring(zone.lastIndexOf('/') + 1);
    }
}
