package meetme.local.template;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * CloudFormation's YAML as maps, lists and texts. A short form such as {@code !Ref Table} becomes its long form
 * {@code {Ref: Table}}, so that a reader meets only one of them. An empty value is left out.
 */
public final class TemplateYaml {
    private TemplateYaml() {}

    public static Map<String, Object> parse(String yaml) {
        Node root = new Compose(LoadSettings.builder().setLabel("template.yaml").build())
                .composeString(yaml)
                .orElseThrow(() -> new IllegalArgumentException("template.yaml is empty"));
        return map((MappingNode) root);
    }

    private static Map<String, Object> map(MappingNode node) {
        Map<String, Object> map = new LinkedHashMap<>();
        node.getValue()
                .forEach(entry -> value(entry.getValueNode())
                        .ifPresent(value -> map.put(((ScalarNode) entry.getKeyNode()).getValue(), value)));
        return map;
    }

    private static Optional<Object> value(Node node) {
        String tag = node.getTag().getValue();
        if (tag.equals("tag:yaml.org,2002:null")) {
            return Optional.empty();
        }
        return Optional.of(tag.startsWith("!") ? longForm(tag.substring(1), plain(node)) : plain(node));
    }

    private static Object plain(Node node) {
        return switch (node) {
            case MappingNode mapping -> map(mapping);
            case SequenceNode sequence ->
                sequence.getValue().stream()
                        .flatMap(item -> value(item).stream())
                        .toList();
            case ScalarNode scalar -> scalar.getValue();
            default -> throw new IllegalArgumentException("template.yaml: " + node.getNodeType());
        };
    }

    private static Map<String, Object> longForm(String name, Object argument) {
        return switch (name) {
            case "Ref", "Condition" -> Map.of(name, argument);
            case "GetAtt" ->
                Map.of("Fn::GetAtt", argument instanceof String path ? List.of(path.split("\\.", 2)) : argument);
            default -> Map.of("Fn::" + name, argument);
        };
    }
}
