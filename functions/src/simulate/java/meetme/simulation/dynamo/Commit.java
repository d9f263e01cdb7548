package meetme.simulation.dynamo;

import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A change of one item, as the stream tells of it.
 *
 * @param before empty where there was none
 * @param after empty where it is gone
 */
public record Commit(Key key, Map<String, AttributeValue> before, Map<String, AttributeValue> after) {

    public boolean isNew() {
        return before.isEmpty();
    }

    public boolean isGone() {
        return after.isEmpty();
    }

    /** Of an attribute that is there. */
    public String text(String name) {
        return (isGone() ? before : after).get(name).s();
    }

    /** What kind of item it is. */
    public boolean isOf(String kind) {
        return text("kind").equals(kind);
    }
}
