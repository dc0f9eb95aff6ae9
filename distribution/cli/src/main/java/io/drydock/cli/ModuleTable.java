package io.drydock.cli;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.StreamSupport;

/** Modules, or transfers, in columns as wide as their widest entry. */
final class ModuleTable {

    private static final List<String> MODULE =
            List.of("Name", "Kind", "Version", "State", "Generation", "Bundle", "Reason");
    private static final List<String> TRANSFER = List.of("Id", "Kind", "Subject", "Since");

    private ModuleTable() {}

    /** One row per module; takes an array of them, or one. */
    static String of(JsonNode modules) {
        return of(modules, MODULE);
    }

    /** One row per pull or push. */
    static String ofTransfers(JsonNode transfers) {
        return of(transfers, TRANSFER);
    }

    private static String of(JsonNode modules, List<String> columns) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(columns.stream().map(column -> column.toUpperCase(Locale.ROOT)).toList());
        Iterable<JsonNode> each = modules.isArray() ? modules : List.of(modules);
        StreamSupport.stream(each.spliterator(), false)
                .map(one -> row(one, columns))
                .forEach(rows::add);
        StringBuilder table = new StringBuilder();
        rows.forEach(row -> table.append(line(row, widths(rows))).append('\n'));
        return table.toString();
    }

    private static List<String> row(JsonNode module, List<String> columns) {
        return columns.stream().map(column -> module.path(column).asText("")).toList();
    }

    private static int[] widths(List<List<String>> rows) {
        int[] widths = new int[rows.getFirst().size()];
        for (List<String> row : rows) {
            for (int column = 0; column < widths.length; column++) {
                widths[column] = Math.max(widths[column], row.get(column).length());
            }
        }
        return widths;
    }

    private static String line(List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < row.size(); column++) {
            String word = row.get(column);
            line.append(word).repeat(' ', widths[column] - word.length() + 3);
        }
        return line.toString().stripTrailing();
    }
}
