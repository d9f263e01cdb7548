package meetme;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.CanBeAnnotated.Predicates.annotatedWith;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.OnlyIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;

/**
 * What a test's name says: {@code mvn package} runs those that end in Test, by Surefire, and {@code mvn verify} also those
 * that end in IT, by Failsafe.
 */
@AnalyzeClasses(packages = "meetme", importOptions = OnlyIncludeTests.class)
class TestNamesTest {

    /** Of a class, or of one inside it. */
    private static final String TEST = ".*\\.[A-Za-z]+Test(\\$.*)?";

    private static final String TEST_OR_IT = ".*\\.[A-Za-z]+(Test|IT)(\\$.*)?";

    @ArchTest
    static final ArchRule whatStartsDatabasesServersOrProcessesIsAnIT = noClasses()
            .that()
            .haveNameMatching(TEST)
            .should()
            .transitivelyDependOnClassesThat(resideInAnyPackage(
                            "cloud.localstack..",
                            "com.amazonaws.services.dynamodbv2.local..",
                            "com.icegreen..",
                            "org.eclipse.jetty..")
                    .or(nameMatching("com\\.sun\\.net\\.httpserver\\.Https?Server"))
                    .or(nameMatching("java\\.lang\\.ProcessBuilder"))
                    .or(nameMatching("java\\.net\\.ServerSocket"))
                    .or(nameMatching("java\\.nio\\.channels\\..*ServerSocketChannel")));

    // One that neither plugin looks at would never fail.
    @ArchTest
    static final ArchRule everyTestIsRun = methods()
            .that(annotatedWith(Test.class)
                    .or(annotatedWith(ParameterizedTest.class))
                    .or(annotatedWith(RepeatedTest.class))
                    .or(annotatedWith(TestFactory.class)))
            .should()
            .beDeclaredInClassesThat()
            .haveNameMatching(TEST_OR_IT);

    @ArchTest
    static final ArchRule everyRuleIsChecked = fields().that()
            .areAnnotatedWith(ArchTest.class)
            .should()
            .beDeclaredInClassesThat()
            .haveNameMatching(TEST_OR_IT);
}
