package meetme.local.io;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads what JSON and YAML become: maps of maps, lists and texts. What is not there is empty. */
public final class MapFields {
    private MapFields() {}

    public static Map<String, Object> map(Map<String, Object> parent, String key) {
        return parent.get(key) instanceof Map<?, ?> child ? strings(child) : Map.of();
    }

    public static List<Map<String, Object>> maps(Object list) {
        return ((List<?>) list).stream().map(item -> strings((Map<?, ?>) item)).toList();
    }

    public static List<String> texts(Object list) {
        return ((List<?>) list).stream().map(String::valueOf).toList();
    }

    public static String text(Map<String, Object> parent, String key) {
        return String.valueOf(parent.getOrDefault(key, ""));
    }

    public static Optional<Integer> integer(Map<String, Object> parent, String key) {
        return Optional.ofNullable(parent.get(key)).map(number -> Integer.valueOf(String.valueOf(number)));
    }

    public static boolean flag(Map<String, Object> parent, String key) {
        return Boolean.parseBoolean(text(parent, key));
    }

    private static Map<String, Object> strings(Map<?, ?> map) {
        Map<String, Object> strings = new LinkedHashMap<>();
        map.forEach((key, value) -> strings.put(String.valueOf(key), value));
        return strings;
    }
}
