package meetme.http;

import java.util.AbstractMap;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One JSON object, made field by field: they stand in the order in which they are named, and none is taken back. */
public final class JsonObject extends AbstractMap<String, Object> {

    private final Map<String, Object> fields = new LinkedHashMap<>();

    public JsonObject with(String name, Object value) {
        fields.put(name, value);
        return this;
    }

    /** Leaves the field out where there is nothing to say. */
    public JsonObject maybe(String name, Optional<?> value) {
        return value.isPresent() ? with(name, value.get()) : this;
    }

    /** Says null where there is nothing to say: for fields that are always there. */
    public JsonObject orNull(String name, Optional<?> value) {
        fields.put(name, value.orElse(null));
        return this;
    }

    /** All fields of another object, in its order. */
    public JsonObject withAll(Map<String, ?> others) {
        fields.putAll(others);
        return this;
    }

    /** How the API writes one of our constants: {@code THEY_CANCELLED} is {@code they-cancelled}. */
    public static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static List<String> names(Collection<? extends Enum<?>> constants) {
        return constants.stream().map(JsonObject::name).toList();
    }

    @Override
    public Set<Map.Entry<String, Object>> entrySet() {
        return fields.entrySet();
    }
}
