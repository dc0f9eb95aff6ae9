package io.drydock.service.labels;

import io.drydock.api.model.error.EngineException;

/**
 * A label in its parts.
 *
 * @param level {@code s0:c1,c2}, empty where the policy has none
 */
record Label(String user, String role, String type, String level) {

    static Label parse(String text) {
        String[] parts = text.split(":", 4);
        if (parts.length < 3) {
            throw EngineException.system("invalid label: '%s'".formatted(text), null);
        }
        return new Label(parts[0], parts[1], parts[2], parts.length == 4 ? parts[3] : "");
    }

    Label withUser(String other) {
        return new Label(other, role, type, level);
    }

    Label withRole(String other) {
        return new Label(user, other, type, level);
    }

    Label withType(String other) {
        return new Label(user, role, other, level);
    }

    Label withLevel(String other) {
        return new Label(user, role, type, other);
    }

    String text() {
        String first = String.join(":", user, role, type);
        return level.isEmpty() ? first : first + ":" + level;
    }
}
