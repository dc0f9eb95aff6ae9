package io.drydock.baseline;

import aQute.bnd.service.diff.Delta;
import aQute.bnd.service.diff.Tree;
import aQute.bnd.service.diff.Type;

import org.osgi.framework.Version;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Writes bnd's tree of a package as text that can be reviewed, and reads it back.
 *
 * <p>The first line is the package's version. Each further line is an element, indented below its
 * parent; what has no parts of its own stands behind its parent in the same line. An element whose
 * coming is no minor or whose going is no major change has both in brackets.
 */
final class SignatureText {

    private static final String SEPARATOR = " | ";
    private static final String USUAL = "";

    private final StringBuilder text = new StringBuilder();

    private SignatureText() {}

    static String of(Version version, Tree.Data tree) {
        SignatureText writer = new SignatureText();
        writer.text.append("version ").append(version).append('\n');
        writer.write(tree, 0);
        return writer.text.toString();
    }

    static Version version(String text) {
        return Version.parseVersion(text.lines().findFirst().orElse("").replace("version ", ""));
    }

    static Tree.Data tree(String text) {
        Deque<Node> path = new ArrayDeque<>();
        List<String> lines = text.lines().skip(1).toList();
        Node root = new Node(element(lines.getFirst()));
        path.push(root);
        for (String line : lines.subList(1, lines.size())) {
            int depth = line.length() - line.stripLeading().length();
            while (path.size() > depth) {
                path.pop();
            }
            String[] parts = line.strip().split(Pattern.quote(SEPARATOR), -1);
            Node node = new Node(element(parts[0]));
            Arrays.stream(parts).skip(1).map(part -> new Node(element(part))).forEach(node::add);
            path.getFirst().add(node);
            path.push(node);
        }
        return root.data();
    }

    private void write(Tree.Data element, int depth) {
        text.append(" ".repeat(depth)).append(label(element));
        boolean inOneLine =
                depth > 1 && Arrays.stream(element.children).allMatch(SignatureText::leaf);
        if (inOneLine) {
            sorted(element).forEach(part -> text.append(SEPARATOR).append(label(part)));
        }
        text.append('\n');
        if (!inOneLine) {
            sorted(element).forEach(part -> write(part, depth + 1));
        }
    }

    private static boolean leaf(Tree.Data element) {
        return element.children.length == 0;
    }

    private static List<Tree.Data> sorted(Tree.Data element) {
        return Arrays.stream(element.children)
                .sorted(
                        Comparator.comparing((Tree.Data one) -> one.type)
                                .thenComparing(one -> one.name))
                .toList();
    }

    private static String label(Tree.Data element) {
        String name = element.name.replace("%", "%25").replace("\n", "%0A").replace("|", "%7C");
        return element.type.name().toLowerCase(Locale.ROOT) + " " + name + deltas(element);
    }

    private static String deltas(Tree.Data element) {
        return element.add == Delta.MINOR && element.rem == Delta.MAJOR
                ? USUAL
                : " [" + element.add + " " + element.rem + "]";
    }

    private static Tree.Data element(String label) {
        Tree.Data element = new Tree.Data();
        String rest = label;
        element.add = Delta.MINOR;
        element.rem = Delta.MAJOR;
        if (rest.endsWith("]") && rest.contains(" [")) {
            int open = rest.lastIndexOf(" [");
            String[] deltas = rest.substring(open + 2, rest.length() - 1).split(" ");
            element.add = Delta.valueOf(deltas[0]);
            element.rem = Delta.valueOf(deltas[1]);
            rest = rest.substring(0, open);
        }
        int space = rest.indexOf(' ');
        element.type = Type.valueOf(rest.substring(0, space).toUpperCase(Locale.ROOT));
        element.name =
                rest.substring(space + 1)
                        .replace("%7C", "|")
                        .replace("%0A", "\n")
                        .replace("%25", "%");
        return element;
    }

    /** An element while its parts are still being read. */
    private record Node(Tree.Data element, List<Node> parts) {
        private Node(Tree.Data element) {
            this(element, new ArrayList<>());
        }

        private void add(Node part) {
            parts.add(part);
        }

        private Tree.Data data() {
            element.children = parts.stream().map(Node::data).toArray(Tree.Data[]::new);
            return element;
        }
    }
}
