package io.drydock.coverage;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The rows beside the tests that name them. */
record Coverage(Rows rows, Map<String, List<Proof>> proofs) {

    static Coverage of(Path root, Instant since) throws IOException {
        Reports reports = Reports.below(root, since);
        Path table = root.resolve("itests/cli/src/test/resources/create-fields.txt");
        Stream<Proof> tagged =
                TestClasses.below(root).stream()
                        .map(
                                one -> {
                                    String test = one.type() + "#" + one.method();
                                    return new Proof(one.row(), test, reports.of(test));
                                });
        return new Coverage(
                Rows.read(root.resolve("itests/coverage/rows.tsv")),
                Stream.concat(tagged, FieldTable.proofs(table, reports).stream())
                        .collect(Collectors.groupingBy(Proof::row)));
    }

    List<Proof> of(Row row) {
        return proofs.getOrDefault(row.id(), List.of());
    }

    /** A row counts when a test of it passed in this run and none failed. */
    boolean ticked(Row row) {
        return of(row).stream().map(Proof::outcome).reduce(Outcome.NONE, Outcome::and)
                == Outcome.PASSED;
    }

    /** Tests that name rows which are not there, with those rows. */
    List<String> strays() {
        return proofs.values().stream()
                .flatMap(List::stream)
                .filter(proof -> !rows.byId().containsKey(proof.row()))
                .map(proof -> proof.test() + " names " + proof.row())
                .sorted()
                .toList();
    }

    /** Rows that no test names, though nothing says why. */
    List<String> bare() {
        return rows.byId().values().stream()
                .filter(row -> row.elsewhere().isEmpty() && of(row).isEmpty())
                .map(row -> row.id() + ": " + row.text())
                .toList();
    }

    /** Rows with a reason to have no test which have one. */
    List<String> outdated() {
        return rows.byId().values().stream()
                .filter(row -> !row.elsewhere().isEmpty() && !of(row).isEmpty())
                .map(Row::id)
                .toList();
    }
}
