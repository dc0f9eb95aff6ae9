package io.drydock.itests.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** What becomes of each field of a create request; the table says how each row is looked at. */
@WithEngine
class CreateFieldsTest {

    private static final String TABLE = "/create-fields.txt";
    private static final String NAME = "fielded";

    /** The row of BindOptions.CreateMountpoint has it made. */
    private static final Path MADE = Path.of("/var/tmp/drydock-cli-made");

    /** A line of the table. */
    record Row(String field, String part, String where, String what) {

        static Row of(String line) {
            List<String> words = List.of(line.split(" \\| ", 4));
            return new Row(words.get(0), words.get(1), words.get(2), words.get(3));
        }

        @Override
        public String toString() {
            return field + " " + part;
        }
    }

    static Stream<Row> rows() throws IOException {
        try (BufferedReader lines =
                new BufferedReader(
                        new InputStreamReader(
                                Objects.requireNonNull(
                                        CreateFieldsTest.class.getResourceAsStream(TABLE)),
                                StandardCharsets.UTF_8))) {
            return lines
                    .lines()
                    .filter(line -> !line.startsWith("#") && !line.isBlank())
                    .map(Row::of)
                    .filter(row -> !row.where().equals("elsewhere"))
                    .toList()
                    .stream();
        }
    }

    @AfterEach
    void remove(Engine engine) throws IOException {
        engine.docker("rm", "-f", "-v", NAME);
        Files.deleteIfExists(MADE);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void hasItsEffectOrIsRefused(Row row, Engine engine) throws IOException {
        HttpAnswer created = create(engine, row);
        switch (row.where()) {
            case "refused" ->
                    assertThat(created.status() == 201 ? start(engine) : created.body())
                            .contains(row.what());
            case "warned" -> assertThat(created.body()).contains(row.what());
            case "inspect" -> {
                started(engine, created);
                assertThat(ask(engine, "GET", "/json").body()).contains(row.what());
            }
            case "oci" -> {
                started(engine, created);
                assertThat(config(engine, created)).contains(row.what());
            }
            case "exec" -> {
                started(engine, created);
                String[] words = row.what().split(" => ", 2);
                assertThat(engine.docker("exec", NAME, "sh", "-c", words[0]).ok())
                        .contains(words[1]);
            }
            default -> throw new AssertionError("no such way to look: " + row.where());
        }
    }

    private static HttpAnswer create(Engine engine, Row row) throws IOException {
        String body = "{\"Image\":\"busybox\",\"Cmd\":[\"sleep\",\"60\"],%s}".formatted(row.part());
        try (HttpConnection connection = new HttpConnection(engine.socket())) {
            return connection.ask(
                    "POST",
                    "/containers/create?name=" + NAME,
                    "application/json",
                    body.getBytes(StandardCharsets.UTF_8));
        }
    }

    private static void started(Engine engine, HttpAnswer created) throws IOException {
        assertThat(created.status()).as(created.body()).isEqualTo(201);
        assertThat(start(engine)).isEmpty();
    }

    /** The answer's text, empty when it runs. */
    private static String start(Engine engine) throws IOException {
        return ask(engine, "POST", "/start").body();
    }

    private static HttpAnswer ask(Engine engine, String method, String path) throws IOException {
        try (HttpConnection connection = new HttpConnection(engine.socket())) {
            return connection.ask(method, "/containers/" + NAME + path);
        }
    }

    /** What the runtime was told. */
    private static String config(Engine engine, HttpAnswer created) throws IOException {
        String id = created.body().replaceAll(".*\"Id\":\"([0-9a-f]{64})\".*", "$1").strip();
        return Files.readString(engine.root().resolve("exec/tasks/" + id + "/config.json"));
    }
}
