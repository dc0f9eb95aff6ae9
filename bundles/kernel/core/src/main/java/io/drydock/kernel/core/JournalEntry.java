package io.drydock.kernel.core;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * One record.
 *
 * @param swap identifies the operation
 * @param symbolicName of the bundle
 * @param from what was active before, null for an addition
 * @param to what shall be active after, null for a removal
 * @param note for people
 */
record JournalEntry(
        String swap,
        String symbolicName,
        Step step,
        @Nullable Revision from,
        @Nullable Revision to,
        String note,
        String time) {

    Map<String, @Nullable String> fields() {
        Map<String, @Nullable String> fields = new LinkedHashMap<>();
        fields.put("swap", swap);
        fields.put("bundle", symbolicName);
        fields.put("record", step.name());
        put(fields, "from", from);
        put(fields, "to", to);
        fields.put("note", note);
        fields.put("time", time);
        return fields;
    }

    private static void put(
            Map<String, @Nullable String> fields, String prefix, @Nullable Revision revision) {
        if (revision != null) {
            fields.put(prefix + "Version", revision.version());
            fields.put(prefix + "Location", revision.location());
            fields.put(prefix + "Path", revision.path());
        }
    }

    /** Reads a record; throws NullPointerException or IllegalArgumentException if it is none. */
    static JournalEntry of(Map<String, String> fields) {
        return new JournalEntry(
                Objects.requireNonNull(fields.get("swap")),
                Objects.requireNonNull(fields.get("bundle")),
                Step.valueOf(Objects.requireNonNull(fields.get("record"))),
                revision(fields, "from"),
                revision(fields, "to"),
                fields.getOrDefault("note", ""),
                fields.getOrDefault("time", ""));
    }

    private static @Nullable Revision revision(Map<String, String> fields, String prefix) {
        String version = fields.get(prefix + "Version");
        String location = fields.get(prefix + "Location");
        return version == null || location == null
                ? null
                : new Revision(version, location, fields.get(prefix + "Path"));
    }
}
