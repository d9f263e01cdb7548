package meetme.local;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;

/** Which room of the one machine may know which: each only those named before it. */
@AnalyzeClasses(packages = "meetme.local")
class RoomsOfOneMachineTest {

    @ArchTest
    static final ArchRule ioKnowsNoOther = room("io");

    @ArchTest
    static final ArchRule template = room("template", "io");

    @ArchTest
    static final ArchRule mail = room("mail", "io");

    @ArchTest
    static final ArchRule aws = room("aws", "io", "template", "mail");

    @ArchTest
    static final ArchRule desk = room("desk", "io", "mail", "aws");

    @ArchTest
    static final ArchRule gateway = room("gateway", "io", "template", "aws", "desk");

    private static ArchRule room(String name, String... mayKnow) {
        String[] known = Stream.concat(Stream.of(name), Stream.of(mayKnow))
                .map(RoomsOfOneMachineTest::packages)
                .toArray(String[]::new);
        return classes()
                .that()
                .resideInAPackage(packages(name))
                .and(not(nameMatching(".*(Test|IT)(\\$.*)?")))
                .should()
                .onlyDependOnClassesThat(not(resideInAPackage("meetme.local..")).or(resideInAnyPackage(known)));
    }

    private static String packages(String room) {
        return "meetme.local." + room + "..";
    }
}
