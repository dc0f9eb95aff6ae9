package io.drydock.coverage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The rows in their order, and the titles of their sections. The file has a line for each, its
 * fields parted by tabs: a section's number and title, or a row's id, text and, where it has no
 * test, {@code elsewhere: } and the reason.
 */
record Rows(Map<String, String> sections, Map<String, Row> byId) {

    private static final String ELSEWHERE = "elsewhere: ";

    static Rows read(Path file) throws IOException {
        Rows rows = new Rows(new LinkedHashMap<>(), new LinkedHashMap<>());
        for (String line : Files.readAllLines(file)) {
            if (!line.isBlank() && !line.startsWith("#")) {
                rows.add(line.split("\t"));
            }
        }
        return rows;
    }

    private void add(String[] fields) {
        String id = fields[0];
        if (fields.length == 2 && !id.contains("/")) {
            sections.put(id, fields[1]);
            return;
        }
        Row row = new Row(id, fields.length > 1 ? fields[1] : "", reason(fields));
        if (!sections.containsKey(row.section())) {
            throw new IllegalArgumentException("a row before its section: " + id);
        }
        if (byId.put(id, row) != null) {
            throw new IllegalArgumentException("a row that is there twice: " + id);
        }
    }

    private static String reason(String[] fields) {
        if (fields.length < 3) {
            return "";
        }
        if (!fields[2].startsWith(ELSEWHERE)) {
            throw new IllegalArgumentException("not '" + ELSEWHERE + "': " + fields[2]);
        }
        return fields[2].substring(ELSEWHERE.length());
    }
}
