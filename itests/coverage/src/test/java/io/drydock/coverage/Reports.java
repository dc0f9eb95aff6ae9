package io.drydock.coverage;

import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

/** What became of the tests of this run, from the reports that Surefire writes for each class. */
final class Reports {

    /** {@code class#method}, and {@code class#method[3]} for the third run of it. */
    private final Map<String, Outcome> outcomes = new TreeMap<>();

    /** Reads the reports below the folder, but those of earlier runs. */
    static Reports below(Path root, Instant since) throws IOException {
        Reports reports = new Reports();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(Reports::isReport).sorted().toList()) {
                if (!Files.getLastModifiedTime(file).toInstant().isBefore(since)) {
                    reports.add(file);
                }
            }
        }
        return reports;
    }

    private static boolean isReport(Path file) {
        return file.toString().contains("/target/surefire-reports/TEST-")
                && file.toString().endsWith(".xml");
    }

    Outcome of(String test) {
        return outcomes.getOrDefault(test, Outcome.NONE);
    }

    private void add(Path file) throws IOException {
        try {
            DocumentBuilder parser =
                    DocumentBuilderFactory.newDefaultInstance().newDocumentBuilder();
            NodeList cases =
                    parser.parse(file.toFile())
                            .getDocumentElement()
                            .getElementsByTagName("testcase");
            for (int i = 0; i < cases.getLength(); i++) {
                add((Element) cases.item(i));
            }
        } catch (ParserConfigurationException | SAXException e) {
            throw new IOException("not a report of tests: " + file, e);
        }
    }

    /**
     * Names are like {@code method}, {@code method(Type)} and {@code method(Type)[3]}; a class that
     * runs several times has a {@code [2]} behind its own.
     */
    private void add(Element test) {
        String name = test.getAttribute("name");
        String type = test.getAttribute("classname").replaceAll("\\[.*", "");
        String key = type + "#" + name.replaceAll("[({\\[].*", "");
        outcomes.merge(key, outcome(test), Outcome::and);
        int run = name.lastIndexOf('[');
        if (run > 0) {
            outcomes.merge(key + name.substring(run), outcome(test), Outcome::and);
        }
    }

    private static Outcome outcome(Element test) {
        if (has(test, "failure") || has(test, "error")) {
            return Outcome.FAILED;
        }
        return has(test, "skipped") ? Outcome.NONE : Outcome.PASSED;
    }

    private static boolean has(Element test, String child) {
        return test.getElementsByTagName(child).getLength() > 0;
    }
}
