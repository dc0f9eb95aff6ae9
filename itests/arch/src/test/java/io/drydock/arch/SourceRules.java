package io.drydock.arch;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Rules that only the sources can show. */
final class SourceRules {

    static final int LONGEST_FILE = 300;

    /** Files that are still to be divided; one that is short again must leave this list. */
    static final Set<String> TO_DIVIDE = Set.of();

    private SourceRules() {}

    static List<String> tooLong(List<Path> sources) {
        List<String> found = new ArrayList<>();
        for (Path source : sources) {
            try {
                int lines = Files.readAllLines(source).size();
                String name = source.getFileName().toString().replace(".java", "");
                if (lines > LONGEST_FILE != TO_DIVIDE.contains(name)) {
                    found.add(source + " has " + lines + " lines");
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return found;
    }

    /** Public types without a documentation comment, those inside others included. */
    static List<String> undocumented(List<Path> sources) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task =
                    (JavacTask)
                            compiler.getTask(
                                    null,
                                    files,
                                    null,
                                    null,
                                    null,
                                    files.getJavaFileObjectsFromPaths(sources));
            Undocumented scanner = new Undocumented(DocTrees.instance(task));
            for (CompilationUnitTree unit : task.parse()) {
                scanner.scan(unit, null);
            }
            return scanner.found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Undocumented
            extends TreePathScanner<@Nullable Void, @Nullable Void> {
        private final DocTrees trees;
        private final List<String> found = new ArrayList<>();

        private Undocumented(DocTrees trees) {
            this.trees = trees;
        }

        @Override
        public @Nullable Void visitClass(ClassTree type, @Nullable Void nothing) {
            if (isPublic(type) && trees.getDocComment(getCurrentPath()) == null) {
                found.add(
                        getCurrentPath().getCompilationUnit().getPackageName() + " " + name(type));
            }
            return super.visitClass(type, nothing);
        }

        private static String name(ClassTree type) {
            return type.getSimpleName().toString();
        }

        /** Members of an interface are public without the word. */
        private boolean isPublic(ClassTree type) {
            return type.getModifiers().getFlags().contains(Modifier.PUBLIC)
                    || getCurrentPath().getParentPath().getLeaf() instanceof ClassTree outer
                            && outer.getKind() == com.sun.source.tree.Tree.Kind.INTERFACE;
        }
    }
}
