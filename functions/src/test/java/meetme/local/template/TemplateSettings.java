package meetme.local.template;

import static meetme.local.io.MapFields.map;
import static meetme.local.io.MapFields.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The block Settings of template.yaml. CloudFormation's rules cannot read it, so the build looks at it: what does not fit
 * would else be found when half of the stack is made, or never.
 */
record TemplateSettings(Map<String, Object> groups) {

    private static final String NONE = "none";
    private static final Pattern DOMAIN = Pattern.compile("([a-z0-9]([a-z0-9-]*[a-z0-9])?\\.)+[a-z]{2,}");
    private static final Pattern CERTIFICATE =
            Pattern.compile("arn:aws:acm:us-east-1:[0-9]{12}:certificate/[0-9a-f-]+");
    private static final Pattern ZONE = Pattern.compile("Z[A-Z0-9]+");
    private static final Pattern ADDRESS = Pattern.compile("[^@\\s<>\"]+@[^@\\s<>\"]+\\.[A-Za-z]{2,}");

    static TemplateSettings of(Map<String, Object> template) {
        return new TemplateSettings(map(map(template, "Mappings"), "Settings"));
    }

    String get(String group, String name) {
        return text(map(groups, group), name);
    }

    /** A sentence for each. */
    List<String> faults() {
        List<String> faults = new ArrayList<>();
        String domain = get("Page", "DomainName");
        String certificate = get("Page", "CertificateArn");
        String zone = get("Page", "HostedZoneId");
        if (!isNoneOr(DOMAIN, domain)) {
            faults.add(
                    "DomainName must be a domain such as meet.example.com, without https and without a slash, or none");
        }
        if (!isNoneOr(CERTIFICATE, certificate)) {
            faults.add(
                    "CertificateArn must be the ARN of a certificate in us-east-1 (arn:aws:acm:us-east-1:...), or none");
        }
        if (!isNoneOr(ZONE, zone)) {
            faults.add("HostedZoneId must be the id of a zone in Route 53 such as Z0123456789ABCDEFGHIJ, or none");
        }
        if (domain.equals(NONE) != certificate.equals(NONE)) {
            faults.add("DomainName and CertificateArn belong together: set both, or neither");
        }
        if (domain.equals(NONE) && !zone.equals(NONE)) {
            faults.add("HostedZoneId is set without DomainName: set both, or neither");
        }
        oneOf("Page", "KeepWarm", List.of("always", "never"), faults);
        oneOf("Mail", "HostIdentity", List.of("create", "exists"), faults);
        oneOf("Mail", "SenderIdentity", List.of("create", "exists"), faults);
        String alarms = get("Alarms", "AlarmEmail");
        if (!alarms.equals("HostEmail") && !ADDRESS.matcher(alarms).matches()) {
            faults.add("AlarmEmail must be HostEmail, or one email address such as you@example.com");
        }
        return faults;
    }

    private static boolean isNoneOr(Pattern pattern, String value) {
        return value.equals(NONE) || pattern.matcher(value).matches();
    }

    private void oneOf(String group, String name, List<String> words, List<String> faults) {
        if (!words.contains(get(group, name))) {
            faults.add(name + " must be " + String.join(" or ", words));
        }
    }
}
