package meetme.local.template;

import static meetme.local.io.MapFields.map;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Fails where the block Settings of template.yaml, which hosts edit, cannot be deployed, and says why. */
final class TemplateSettingsTest {

    private static final Path FILE = Path.of("..", "template.yaml");
    private static final String CERTIFICATE =
            "arn:aws:acm:us-east-1:123456789012:certificate/12345678-1234-1234-1234-123456789012";

    private final String template;

    TemplateSettingsTest() throws IOException {
        template = Files.readString(FILE);
    }

    @Test
    void whatTheTemplateSaysCanBeDeployed() {
        assertThat(faults(template))
                .as("Fix the block Settings of template.yaml")
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "DomainName: meet.example.com; CertificateArn: CERTIFICATE                                 | ''",
                "DomainName: meet.example.com; CertificateArn: CERTIFICATE; HostedZoneId: Z0123456789ABCDE | ''",
                "KeepWarm: never; HostIdentity: exists; SenderIdentity: exists                             | ''",
                "AlarmEmail: ops@example.com                                                               | ''",
                "DomainName: meet.example.com                          | DomainName and CertificateArn belong together",
                "CertificateArn: CERTIFICATE                           | DomainName and CertificateArn belong together",
                "HostedZoneId: Z0123456789ABCDE                        | HostedZoneId is set without DomainName",
                "DomainName: https://meet.example.com; CertificateArn: CERTIFICATE | DomainName must be a domain such as",
                "DomainName: Meet.example.com; CertificateArn: CERTIFICATE         | DomainName must be a domain such as",
                "DomainName: meet.example.com/; CertificateArn: CERTIFICATE        | DomainName must be a domain such as",
                "DomainName: meet.example.com; CertificateArn: IN-EUROPE           | CertificateArn must be the ARN of",
                "DomainName: meet.example.com; CertificateArn: CERTIFICATE; HostedZoneId: /hostedzone/Z0 | HostedZoneId must be",
                "KeepWarm: yes                                         | KeepWarm must be always or never",
                "HostIdentity: no                                      | HostIdentity must be create or exists",
                "SenderIdentity: ''                                    | SenderIdentity must be create or exists",
                "AlarmEmail: nobody                                    | AlarmEmail must be HostEmail",
            })
    void whatDoesNotFitIsSaidInASentence(String edits, String sentence) {
        String edited = asShipped(template);
        for (String edit : edits.split("; ", -1)) {
            String[] setting = edit.replace("CERTIFICATE", CERTIFICATE)
                    .replace("IN-EUROPE", CERTIFICATE.replace("us-east-1", "eu-central-1"))
                    .split(": ", 2);
            edited = with(setting[0], setting[1], edited);
        }

        if (sentence.isEmpty()) {
            assertThat(faults(edited)).isEmpty();
        } else {
            assertThat(faults(edited)).singleElement().asString().startsWith(sentence);
        }
    }

    @Test
    void whatIsSetIsUsed() {
        List<String> used = new ArrayList<>();
        Pattern.compile("!FindInMap \\[Settings, (\\w+), (\\w+)]")
                .matcher(template)
                .results()
                .forEach(found -> used.add(found.group(1) + "." + found.group(2)));
        List<String> said = new ArrayList<>();
        Map<String, Object> groups =
                TemplateSettings.of(TemplateYaml.parse(template)).groups();
        groups.keySet().forEach(group -> map(groups, group).keySet().forEach(name -> said.add(group + "." + name)));

        assertThat(used).containsAll(said);
        assertThat(said).containsAll(used);
    }

    @Test
    void aDomainIsWhereThePageIs() {
        String edited =
                with("CertificateArn", CERTIFICATE, with("DomainName", "meet.example.org", asShipped(template)));
        Map<String, String> known = Map.of("Distribution.DomainName", "d1.cloudfront.net");

        assertThat(page(edited, known)).isEqualTo("https://meet.example.org");
        assertThat(page(asShipped(template), known)).isEqualTo("https://d1.cloudfront.net");
    }

    private static String page(String template, Map<String, String> known) {
        Map<String, Object> root = TemplateYaml.parse(template);
        return new Intrinsics(root, known)
                .text(map(map(root, "Outputs"), "Page").get("Value"));
    }

    private static List<String> faults(String template) {
        return TemplateSettings.of(TemplateYaml.parse(template)).faults();
    }

    /** Whatever this host has edited. */
    private static String asShipped(String template) {
        String shipped = template;
        for (String name : List.of("DomainName", "CertificateArn", "HostedZoneId")) {
            shipped = with(name, "none", shipped);
        }
        shipped = with("KeepWarm", "always", shipped);
        shipped = with("HostIdentity", "create", with("SenderIdentity", "create", shipped));
        return with("AlarmEmail", "HostEmail", shipped);
    }

    // The six spaces of the block: others of the same name stand deeper.
    private static String with(String name, String value, String template) {
        return template.replaceFirst("(?m)^ {6}" + name + ": .*$", "      " + name + ": " + value);
    }
}
