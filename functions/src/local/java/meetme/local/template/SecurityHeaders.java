package meetme.local.template;

import static meetme.local.io.MapFields.map;
import static meetme.local.io.MapFields.maps;
import static meetme.local.io.MapFields.text;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the distribution of template.yaml adds to answers, by path, so that a page that would break in the cloud breaks here.
 * Without Strict-Transport-Security, which localhost must not have.
 */
public final class SecurityHeaders {

    private SecurityHeaders() {}

    /** By a behaviour's path pattern; that of the one that takes all the rest is {@code /*}. */
    public static Map<String, Map<String, String>> byPath(Template template) {
        Map<String, Object> distribution =
                map(template.properties(template.only("AWS::CloudFront::Distribution")), "DistributionConfig");
        Map<String, Map<String, String>> byPath = new LinkedHashMap<>();
        maps(distribution.get("CacheBehaviors"))
                .forEach(behaviour -> byPath.put(text(behaviour, "PathPattern"), of(behaviour, template)));
        byPath.put("/*", of(map(distribution, "DefaultCacheBehavior"), template));
        return byPath;
    }

    private static Map<String, String> of(Map<String, Object> behaviour, Template template) {
        String policy = text(map(behaviour, "ResponseHeadersPolicyId"), "Ref");
        Map<String, Object> config = map(template.properties(policy), "ResponseHeadersPolicyConfig");
        Map<String, Object> security = map(config, "SecurityHeadersConfig");
        Map<String, String> headers = new LinkedHashMap<>();
        security.keySet().forEach(kind -> {
            Map<String, Object> header = map(security, kind);
            switch (kind) {
                case "ContentSecurityPolicy" -> headers.put("Content-Security-Policy", text(header, kind));
                case "ContentTypeOptions" -> headers.put("X-Content-Type-Options", "nosniff");
                case "FrameOptions" -> headers.put("X-Frame-Options", text(header, "FrameOption"));
                case "ReferrerPolicy" -> headers.put("Referrer-Policy", text(header, kind));
                case "StrictTransportSecurity" -> {}
                default -> throw new IllegalArgumentException("template.yaml: which header is " + kind + "?");
            }
        });
        maps(map(config, "CustomHeadersConfig").get("Items"))
                .forEach(header -> headers.put(text(header, "Header"), text(header, "Value")));
        return headers;
    }
}
