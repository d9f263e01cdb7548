package meetme;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.CaseTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.DefaultCaseLabelTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TypeCastTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What no class file tells of the code: how long it is, and where the compiler was asked to look away. */
class SourceRulesIT {

    private static final int LONGEST_FILE = 350;
    private static final int LONGEST_METHOD = 40;

    private static final Path MAIN = Path.of("src/main/java");

    private static final Map<String, Long> FILES = new TreeMap<>();
    private static final Map<String, Long> METHODS = new TreeMap<>();
    private static final List<String> SWITCHES = new ArrayList<>();
    private static final List<String> DEFAULTS = new ArrayList<>();
    private static final List<String> CASTS = new ArrayList<>();
    private static final List<String> DOWNCASTS = new ArrayList<>();

    @BeforeAll
    static void read() throws IOException {
        List<Path> sources;
        try (Stream<Path> files = Files.walk(MAIN)) {
            sources = files.filter(file -> file.toString().endsWith(".java")).toList();
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task = (JavacTask) compiler.getTask(
                    null,
                    manager,
                    problem -> {},
                    List.of("-proc:none", "-classpath", System.getProperty("java.class.path")),
                    null,
                    manager.getJavaFileObjectsFromPaths(sources));
            Iterable<? extends CompilationUnitTree> units = task.parse();
            task.analyze();
            Trees trees = Trees.instance(task);
            units.forEach(unit -> new Reader(unit, trees).scan(unit, null));
        }
    }

    @Test
    void noClassIsTooLongToBeRead() {
        assertThat(FILES).hasSizeGreaterThan(150);
        assertThat(longerThan(LONGEST_FILE, FILES)).isEmpty();
    }

    @Test
    void noMethodIsTooLongToBeRead() {
        assertThat(METHODS).hasSizeGreaterThan(800);
        assertThat(longerThan(LONGEST_METHOD, METHODS)).isEmpty();
    }

    // Whoever adds a state is told by the compiler where it is missing.
    @Test
    void noSwitchOverATypeOfOursHasADefault() {
        assertThat(SWITCHES).hasSizeGreaterThan(40);
        assertThat(DEFAULTS).isEmpty();
    }

    @Test
    void nothingIsCastToOneOfTheKindsThatATypeOfOursHas() {
        assertThat(CASTS).isNotEmpty();
        assertThat(DOWNCASTS).isEmpty();
    }

    private static List<String> longerThan(int most, Map<String, Long> lines) {
        return lines.entrySet().stream()
                .filter(each -> each.getValue() > most)
                .map(Map.Entry::toString)
                .toList();
    }

    private static final class Reader extends TreePathScanner<Void, Void> {

        private final CompilationUnitTree unit;
        private final Trees trees;
        private final LineMap lines;
        private final SourcePositions positions;

        Reader(CompilationUnitTree unit, Trees trees) {
            this.unit = unit;
            this.trees = trees;
            this.lines = unit.getLineMap();
            this.positions = trees.getSourcePositions();
        }

        private String at(Tree tree) {
            return MAIN.toUri().relativize(unit.getSourceFile().toUri()) + ":"
                    + lines.getLineNumber(positions.getStartPosition(unit, tree));
        }

        private long lines(Tree tree) {
            return lines.getLineNumber(positions.getEndPosition(unit, tree))
                    - lines.getLineNumber(positions.getStartPosition(unit, tree))
                    + 1;
        }

        @Override
        public Void visitCompilationUnit(CompilationUnitTree tree, Void nothing) {
            FILES.put(at(tree), lines.getLineNumber(positions.getEndPosition(unit, tree)));
            return super.visitCompilationUnit(tree, null);
        }

        @Override
        public Void visitMethod(MethodTree tree, Void nothing) {
            METHODS.put(at(tree) + " " + tree.getName(), lines(tree));
            return super.visitMethod(tree, null);
        }

        @Override
        public Void visitSwitch(SwitchTree tree, Void nothing) {
            readSwitch(tree, tree.getExpression(), tree.getCases());
            return super.visitSwitch(tree, null);
        }

        @Override
        public Void visitSwitchExpression(SwitchExpressionTree tree, Void nothing) {
            readSwitch(tree, tree.getExpression(), tree.getCases());
            return super.visitSwitchExpression(tree, null);
        }

        private void readSwitch(Tree tree, ExpressionTree selector, List<? extends CaseTree> cases) {
            if (isOurs(typeOf(selector))) {
                SWITCHES.add(at(tree));
                cases.stream()
                        .flatMap(each -> each.getLabels().stream())
                        .filter(DefaultCaseLabelTree.class::isInstance)
                        .forEach(label -> DEFAULTS.add(at(label)));
            }
        }

        @Override
        public Void visitTypeCast(TypeCastTree tree, Void nothing) {
            CASTS.add(at(tree));
            if (isOurs(typeOf(tree.getType())) && isOneOfSeveral(typeOf(tree.getType()))) {
                DOWNCASTS.add(at(tree));
            }
            return super.visitTypeCast(tree, null);
        }

        private TypeMirror typeOf(Tree tree) {
            return trees.getTypeMirror(new TreePath(getCurrentPath(), tree));
        }

        private static boolean isOurs(TypeMirror type) {
            return type instanceof DeclaredType declared
                    && declared.asElement() instanceof TypeElement element
                    && element.getQualifiedName().toString().startsWith("meetme.");
        }

        private static boolean isOneOfSeveral(TypeMirror type) {
            return type instanceof DeclaredType declared
                    && declared.asElement() instanceof TypeElement element
                    && element.getKind() != ElementKind.ENUM
                    && element.getInterfaces().stream()
                            .anyMatch(above -> above instanceof DeclaredType one
                                    && one.asElement().getModifiers().contains(Modifier.SEALED));
        }
    }
}
