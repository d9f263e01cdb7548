package meetme.local.template;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import meetme.local.io.MapFields;

/** CloudFormation's functions, worked out with what is known on one machine. */
public final class Intrinsics {
    public static final String REGION = "us-east-1";
    public static final String ACCOUNT = "000000000000";
    private static final Map<String, String> PSEUDO_PARAMETERS = Map.of(
            "AWS::Region",
            REGION,
            "AWS::AccountId",
            ACCOUNT,
            "AWS::Partition",
            "aws",
            "AWS::URLSuffix",
            "amazonaws.com",
            "AWS::StackName",
            "meetme-local",
            "AWS::StackId",
            "arn:aws:cloudformation:" + REGION + ":" + ACCOUNT
                    + ":stack/meetme-local/00000000-0000-0000-0000-000000000000");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^!}][^}]*)}");

    private final Map<String, Object> conditions;
    private final Map<String, Object> mappings;
    private final Map<String, String> known = new LinkedHashMap<>();

    /** @param given goes before a parameter's default */
    Intrinsics(Map<String, Object> template, Map<String, String> given) {
        conditions = MapFields.map(template, "Conditions");
        mappings = MapFields.map(template, "Mappings");
        known.putAll(PSEUDO_PARAMETERS);
        Map<String, Object> parameters = MapFields.map(template, "Parameters");
        parameters
                .keySet()
                .forEach(name -> Optional.ofNullable(
                                MapFields.map(parameters, name).get("Default"))
                        .ifPresent(value -> known.put(name, String.valueOf(value))));
        known.putAll(given);
    }

    /** @throws IllegalArgumentException that names what is not known */
    String text(Object value) {
        if (!(value instanceof Map<?, ?> call)) {
            return String.valueOf(value);
        }
        Map.Entry<?, ?> function = call.entrySet().iterator().next();
        Object argument = function.getValue();
        return switch (String.valueOf(function.getKey())) {
            case "Ref" -> known(String.valueOf(argument), known);
            case "Fn::GetAtt" -> known(String.join(".", MapFields.texts(argument)), known);
            case "Fn::Sub" -> substitute(argument);
            case "Fn::If" -> text(items(argument).get(holds(items(argument).getFirst()) ? 1 : 2));
            case "Fn::FindInMap" -> findInMap(items(argument));
            case "Fn::Join" ->
                items(items(argument).get(1)).stream()
                        .map(this::text)
                        .collect(Collectors.joining(text(items(argument).getFirst())));
            default -> throw new IllegalArgumentException(function.getKey() + " is not worked out here");
        };
    }

    private String substitute(Object argument) {
        Map<String, String> names = new LinkedHashMap<>(known);
        String text = String.valueOf(argument);
        if (argument instanceof List<?> textAndNames) {
            text = String.valueOf(textAndNames.getFirst());
            ((Map<?, ?>) textAndNames.get(1)).forEach((name, value) -> names.put(String.valueOf(name), text(value)));
        }
        return PLACEHOLDER
                .matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(known(found.group(1), names)))
                .replace("${!", "${");
    }

    private String findInMap(List<?> path) {
        Map<String, Object> map = MapFields.map(mappings, text(path.getFirst()));
        return Optional.ofNullable(MapFields.map(map, text(path.get(1))).get(text(path.get(2))))
                .map(String::valueOf)
                .orElseThrow(() -> new IllegalArgumentException("what is " + path + "?"));
    }

    private static String known(String name, Map<String, String> names) {
        return Optional.ofNullable(names.get(name))
                .orElseThrow(() -> new IllegalArgumentException("what is " + name + "?"));
    }

    private boolean holds(Object condition) {
        if (!(condition instanceof Map<?, ?> call)) {
            return holds(Optional.<Object>ofNullable(conditions.get(String.valueOf(condition)))
                    .orElseThrow(() -> new IllegalArgumentException("what is the condition " + condition + "?")));
        }
        Map.Entry<?, ?> function = call.entrySet().iterator().next();
        Object argument = function.getValue();
        return switch (String.valueOf(function.getKey())) {
            case "Condition" -> holds(argument);
            case "Fn::Equals" ->
                text(items(argument).getFirst()).equals(text(items(argument).get(1)));
            case "Fn::Not" -> !holds(items(argument).getFirst());
            case "Fn::And" -> items(argument).stream().allMatch(this::holds);
            case "Fn::Or" -> items(argument).stream().anyMatch(this::holds);
            default -> throw new IllegalArgumentException(function.getKey() + " is not worked out here");
        };
    }

    private static List<?> items(Object list) {
        return (List<?>) list;
    }
}
