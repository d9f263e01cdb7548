package meetme.simulation.dynamo;

import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What an expression is about.
 *
 * @param item as it is before, empty where there is none
 * @param names that stand for attributes
 * @param values that come with the call
 */
record Scope(Map<String, AttributeValue> item, Map<String, String> names, Map<String, AttributeValue> values) {

    String name(String written) {
        if (!written.startsWith("#")) {
            return written;
        }
        return Optional.ofNullable(names.get(written))
                .orElseThrow(() -> new IllegalArgumentException("No attribute is called " + written));
    }

    AttributeValue value(String written) {
        return Optional.ofNullable(values.get(written))
                .orElseThrow(() -> new IllegalArgumentException("No value is called " + written));
    }
}
