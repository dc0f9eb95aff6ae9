package io.drydock.coverage;

import java.io.IOException;
import java.lang.classfile.Annotation;
import java.lang.classfile.AnnotationElement;
import java.lang.classfile.AnnotationValue;
import java.lang.classfile.AttributedElement;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.MethodModel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The tests below a folder and the rows they name, read from their compiled classes. */
final class TestClasses {

    private static final String TAG = "Lorg/junit/jupiter/api/Tag;";
    private static final String TAGS = "Lorg/junit/jupiter/api/Tags;";
    private static final List<String> TESTS =
            List.of(
                    "Lorg/junit/jupiter/api/Test;",
                    "Lorg/junit/jupiter/params/ParameterizedTest;",
                    "Lorg/junit/jupiter/api/TestFactory;",
                    "Lorg/junit/Test;");

    /** A test method and a row it names; with all rows its class names. */
    record Tagged(String row, String type, String method) {}

    private TestClasses() {}

    static List<Tagged> below(Path root) throws IOException {
        List<Tagged> all = new ArrayList<>();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(TestClasses::isTestClass).sorted().toList()) {
                all.addAll(in(ClassFile.of().parse(Files.readAllBytes(file))));
            }
        }
        return all;
    }

    private static boolean isTestClass(Path file) {
        return file.toString().endsWith(".class")
                && file.toString().contains("/target/test-classes/")
                && !file.getFileName().toString().startsWith("PartsTest$");
    }

    private static List<Tagged> in(ClassModel type) {
        List<Tagged> all = new ArrayList<>();
        String name = type.thisClass().asInternalName().replace('/', '.');
        for (MethodModel method : type.methods()) {
            if (isTest(method)) {
                Stream.concat(rows(type), rows(method))
                        .forEach(
                                row ->
                                        all.add(
                                                new Tagged(
                                                        row,
                                                        name,
                                                        method.methodName().stringValue())));
            }
        }
        return all;
    }

    private static boolean isTest(MethodModel method) {
        return annotations(method).anyMatch(one -> TESTS.contains(descriptor(one)));
    }

    private static Stream<String> rows(AttributedElement element) {
        return annotations(element).flatMap(TestClasses::tags).filter(Row::isId);
    }

    private static Stream<String> tags(Annotation one) {
        return switch (descriptor(one)) {
            case TAG -> Stream.of(((AnnotationValue.OfString) value(one)).stringValue());
            case TAGS ->
                    ((AnnotationValue.OfArray) value(one))
                            .values().stream()
                                    .map(AnnotationValue.OfAnnotation.class::cast)
                                    .flatMap(each -> tags(each.annotation()));
            default -> Stream.of();
        };
    }

    private static AnnotationValue value(Annotation one) {
        return one.elements().stream()
                .filter(element -> element.name().equalsString("value"))
                .map(AnnotationElement::value)
                .map(Objects::requireNonNull)
                .findFirst()
                .orElseThrow();
    }

    private static Stream<Annotation> annotations(AttributedElement element) {
        return element.findAttribute(Attributes.runtimeVisibleAnnotations()).stream()
                .flatMap(attribute -> attribute.annotations().stream());
    }

    private static String descriptor(Annotation one) {
        return one.classSymbol().descriptorString();
    }
}
