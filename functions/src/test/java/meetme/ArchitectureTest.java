package meetme;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.ArrayList;
import java.util.List;

/** Which room may know which. Whatever is not named here may not be known. */
@AnalyzeClasses(packages = "meetme", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String OF_CALENDAR_ZIP_ALONE = "meetme\\.(lambda\\.Calendar|aws\\.dynamo\\.DynamoCalendar).*";

    private static final String[] JDK = {"java..", "javax.crypto..", "org.jspecify.annotations.."};

    @ArchTest
    static final ArchRule meetupKnowsOnlyTheJdk = room("meetup");

    @ArchTest
    static final ArchRule invitation = room("invitation", "meetme.meetup..");

    @ArchTest
    static final ArchRule text = room("text", "meetme.meetup..");

    @ArchTest
    static final ArchRule log = room("log", "meetme.meetup..");

    @ArchTest
    static final ArchRule http =
            room("http", "meetme.meetup..", "meetme.text..", "com.fasterxml.jackson..", "com.sanctionco.jmail..");

    @ArchTest
    static final ArchRule host = room("host", "meetme.meetup..", "meetme.text..", "com.fasterxml.jackson..");

    @ArchTest
    static final ArchRule security = room("security", "meetme.meetup..");

    @ArchTest
    static final ArchRule linked = room("linked", "meetme.meetup..", "meetme.security..", "meetme.http..");

    @ArchTest
    static final ArchRule mail = room(
            "mail",
            "meetme.meetup..",
            "meetme.watch..",
            "meetme.text..",
            "meetme.log..",
            "jakarta.mail..",
            "jakarta.activation..");

    @ArchTest
    static final ArchRule calendar = room(
            "calendar",
            "meetme.meetup..",
            "meetme.host..",
            "meetme.text..",
            "meetme.mail..",
            "biweekly..",
            "com.github.mangstadt.vinnie..");

    @ArchTest
    static final ArchRule feed = room(
            "feed",
            "meetme.meetup..",
            "meetme.log..",
            "javax.net.ssl..",
            "org.dmfs.rfc5545..",
            "com.github.mangstadt.vinnie..");

    // What reads a calendar is no part of lambda.zip: src/assembly/lambda-jar.xml
    @ArchTest
    static final ArchRule onlyTheCalendarsFunctionNamesTheRoomThatReadsIt = noClasses()
            .that()
            .resideOutsideOfPackage("meetme.feed..")
            .and()
            .haveNameNotMatching(OF_CALENDAR_ZIP_ALONE)
            .should()
            .dependOnClassesThat(resideInAnyPackage("meetme.feed..").or(nameMatching(OF_CALENDAR_ZIP_ALONE)));

    // The build makes calendar.zip of these rooms: src/assembly/calendar-jar.xml
    @ArchTest
    static final ArchRule calendarZipHasEveryRoomThatItsFunctionNeeds = noClasses()
            .that()
            .haveFullyQualifiedName("meetme.lambda.CalendarFunction")
            .should()
            .transitivelyDependOnClassesThat(resideInAnyPackage("meetme..")
                    .and(not(resideInAnyPackage(
                            "meetme.aws..",
                            "meetme.feed..",
                            "meetme.host..",
                            "meetme.security..",
                            "meetme.log..",
                            "meetme.meetup..",
                            "meetme.text..")))
                    .and(not(nameMatching("meetme\\.lambda\\.(Calendar|EventJson|Starts).*"))));

    @ArchTest
    static final ArchRule watch =
            room("watch", "meetme.meetup..", "meetme.text..", "meetme.host..", "meetme.security..");

    @ArchTest
    static final ArchRule pages = room(
            "pages",
            "meetme.meetup..",
            "meetme.text..",
            "meetme.host..",
            "meetme.http..",
            "gg.jte..",
            "javax.imageio..");

    @ArchTest
    static final ArchRule requesting =
            step("requesting", "meetme.http..", "meetme.pages..", "meetme.log..", "meetme.calendar..");

    @ArchTest
    static final ArchRule deciding = step("deciding", "meetme.http..", "meetme.linked..", "meetme.calendar..");

    @ArchTest
    static final ArchRule whatTheHostAndTheVisitorShareKnowsNeither = noClasses()
            .that()
            .resideInAPackage("meetme.deciding")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("meetme.deciding.*..");

    @ArchTest
    static final ArchRule decidingHost = step("deciding.host", "meetme.deciding", "meetme.http..");

    @ArchTest
    static final ArchRule decidingVisitor =
            step("deciding.visitor", "meetme.deciding", "meetme.http..", "meetme.calendar..");

    // The board shows what the host can do with each request.
    @ArchTest
    static final ArchRule decidingBoard = step(
            "deciding.board",
            "meetme.deciding",
            "meetme.deciding.host",
            "meetme.deciding.plan",
            "meetme.http..",
            "meetme.linked..",
            "meetme.calendar..");

    @ArchTest
    static final ArchRule decidingPlan = step("deciding.plan", "meetme.deciding", "meetme.http..", "meetme.linked..");

    @ArchTest
    static final ArchRule inviting = step("inviting", "meetme.http..", "meetme.linked..", "meetme.log..");

    @ArchTest
    static final ArchRule letters = step("letters", "meetme.calendar..", "gg.jte..");

    @ArchTest
    static final ArchRule keeping = step("keeping", "meetme.log..");

    @ArchTest
    static final ArchRule watching =
            step("watching", "meetme.http..", "meetme.linked..", "meetme.pages..", "meetme.log..");

    // Its HTTP client is the JDK's: what it talks to beside the bucket is no API of AWS.
    @ArchTest
    static final ArchRule deploying =
            room("deploying", "meetme.meetup..", "meetme.security..", "meetme.log..", "com.fasterxml.jackson..");

    @ArchTest
    static final ArchRule aws = classes()
            .that()
            .resideInAPackage("meetme.aws..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(allowed(
                    "aws",
                    List.of(
                            "meetme.meetup..",
                            "meetme.invitation..",
                            "meetme.host..",
                            "meetme.security..",
                            "meetme.mail..",
                            "meetme.deploying..",
                            "meetme.feed..",
                            "meetme.log..",
                            "meetme.watch..",
                            "software.amazon.awssdk..",
                            "com.fasterxml.jackson..",
                            "com.amazonaws.services.lambda.runtime.events..")));

    @ArchTest
    static final ArchRule whatTheRoomsOfAwsShareKnowsNoneOfThem = noClasses()
            .that()
            .resideInAPackage("meetme.aws")
            .should()
            .dependOnClassesThat(resideInAnyPackage("meetme.aws.*.."));

    @ArchTest
    static final ArchRule theRoomsOfAwsHaveNoCircle =
            slices().matching("meetme.aws.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule onlyAwsAndLambdaNameTheSdk = classes()
            .that()
            .resideOutsideOfPackages("meetme.aws..", "meetme.lambda..")
            .should()
            .onlyDependOnClassesThat()
            .resideOutsideOfPackages("software.amazon..", "com.amazonaws..");

    // The build makes publisher.zip of these rooms: src/assembly/publisher-jar.xml
    @ArchTest
    static final ArchRule publisherZipHasEveryRoomThatItsFunctionNeeds = noClasses()
            .that()
            .haveFullyQualifiedName("meetme.lambda.PublisherFunction")
            .should()
            .transitivelyDependOnClassesThat(resideInAnyPackage("meetme..")
                    .and(not(resideInAnyPackage(
                            "meetme.aws..",
                            "meetme.security..",
                            "meetme.log..",
                            "meetme.meetup..",
                            "meetme.deploying..")))
                    .and(not(nameMatching("meetme\\.lambda\\.Publisher.*"))));

    // Nor does what lambda.zip is made of need what is only in the other.
    @ArchTest
    static final ArchRule onlyThePublisherNamesS3 = noClasses()
            .that()
            .resideOutsideOfPackage("meetme.deploying..")
            .and()
            .haveNameNotMatching("meetme\\.lambda\\.Publisher.*")
            .and()
            .haveNameNotMatching("meetme\\.aws\\.s3\\..*")
            .should()
            .dependOnClassesThat(resideInAnyPackage("meetme.deploying..", "software.amazon.awssdk.services.s3..")
                    .or(nameMatching("meetme\\.lambda\\.Publisher.*"))
                    .or(nameMatching("meetme\\.aws\\.s3\\..*")));

    // Those whom nobody waits for have the JDK's HTTP client; in lambda.zip it is not.
    @ArchTest
    static final ArchRule onlyWhomNobodyWaitsForNamesTheJdksClient = noClasses()
            .that()
            .haveNameNotMatching("meetme\\.lambda\\.(Publisher|Calendar).*")
            .should()
            .dependOnClassesThat(resideInAnyPackage("software.amazon.awssdk.http.urlconnection.."));

    @ArchTest
    static final ArchRule theWayHasNoCircle =
            slices().matching("meetme.(*)..").should().beFreeOfCycles();

    private static ArchRule step(String name, String... more) {
        List<String> known = new ArrayList<>(List.of(
                "meetme.meetup..",
                "meetme.invitation..",
                "meetme.watch..",
                "meetme.text..",
                "meetme.host..",
                "meetme.security..",
                "meetme.mail.."));
        known.addAll(List.of(more));
        return room(name, known.toArray(String[]::new));
    }

    private static ArchRule room(String name, String... known) {
        return classes()
                .that()
                .resideInAPackage("meetme." + name + "..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(allowed(name, List.of(known)));
    }

    private static String[] allowed(String name, List<String> known) {
        List<String> all = new ArrayList<>(List.of(JDK));
        all.add("meetme." + name + "..");
        all.addAll(known);
        return all.toArray(String[]::new);
    }
}
