package io.drydock.coverage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The table of fields that CreateFieldsTest runs, a run of its method for each line: its fields are
 * rows of section 3.
 */
final class FieldTable {

    private static final String TEST =
            "io.drydock.itests.cli.CreateFieldsTest#hasItsEffectOrIsRefused";

    private FieldTable() {}

    static List<Proof> proofs(Path file, Reports reports) throws IOException {
        List<Proof> proofs = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            String[] words = line.split(" \\| ", 4);
            if (words.length == 4 && !words[2].equals("elsewhere") && !line.startsWith("#")) {
                String test = TEST + "[" + (proofs.size() + 1) + "]";
                proofs.add(new Proof(row(words[0]), test, reports.of(test)));
            }
        }
        return proofs;
    }

    private static String row(String field) {
        int dot = field.indexOf('.');
        String type = field.substring(0, dot);
        String name = field.substring(dot + 1);
        return switch (type) {
            case "ContainerConfig" -> "3.1/" + name;
            case "HostConfig", "Resources" -> "3.2/" + name;
            case "DeviceRequest" -> "3.2/" + field;
            case "HealthcheckConfig" -> "3.4/" + name;
            case "MountSpec" -> "3.3/" + name;
            default -> "3.3/" + field;
        };
    }
}
