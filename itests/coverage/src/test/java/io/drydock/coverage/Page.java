package io.drydock.coverage;

import java.util.List;
import java.util.stream.Collectors;

/** The page that people read. */
final class Page {

    private final Coverage coverage;

    Page(Coverage coverage) {
        this.coverage = coverage;
    }

    String text() {
        StringBuilder text =
                new StringBuilder(
                                "# What is tested\n\nWritten by the build from the tests and their results."
                                        + " A row is ticked when a test that names it passed in this run and"
                                        + " none failed.\n\n**")
                        .append(summary(coverage.rows().byId().values().stream().toList()))
                        .append("**\n");
        coverage.rows()
                .sections()
                .forEach(
                        (number, title) -> {
                            List<Row> rows = section(number);
                            text.append("\n## ").append(number).append(' ').append(title);
                            text.append("\n\n").append(summary(rows)).append("\n\n");
                            rows.forEach(row -> text.append(line(row)).append('\n'));
                        });
        return text.toString();
    }

    String summary() {
        return summary(coverage.rows().byId().values().stream().toList());
    }

    private List<Row> section(String number) {
        return coverage.rows().byId().values().stream()
                .filter(row -> row.section().equals(number))
                .toList();
    }

    private String summary(List<Row> rows) {
        long ticked = rows.stream().filter(coverage::ticked).count();
        long elsewhere = rows.stream().filter(row -> !row.elsewhere().isEmpty()).count();
        return "%d of %d rows ticked, %d belong elsewhere"
                .formatted(ticked, rows.size(), elsewhere);
    }

    private String line(Row row) {
        String box = coverage.ticked(row) ? "[x]" : "[ ]";
        String why = row.elsewhere().isEmpty() ? tests(row) : "elsewhere: " + row.elsewhere();
        return "- %s **%s** %s<br>%s".formatted(box, escape(row.name()), escape(row.text()), why);
    }

    private String tests(Row row) {
        return coverage.of(row).stream()
                .map(Page::test)
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private static String test(Proof proof) {
        String name = proof.test().substring(proof.test().lastIndexOf('.') + 1);
        return switch (proof.outcome()) {
            case PASSED -> "`" + name + "`";
            case FAILED -> "`" + name + "` **failed**";
            case NONE -> "`" + name + "` (not run)";
        };
    }

    private static String escape(String text) {
        return text.replace("<", "&lt;").replace("*", "\\*").replace("_", "\\_");
    }
}
