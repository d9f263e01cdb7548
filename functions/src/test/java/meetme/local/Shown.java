package meetme.local;

import java.util.List;
import java.util.Map;
import meetme.local.Browser.Reply;
import meetme.local.io.MapFields;

/** What an answer shows, by name. What is not there is empty. */
record Shown(Map<String, Object> json) {

    static Shown by(Reply reply) {
        return new Shown(reply.json());
    }

    boolean has(String name) {
        return json.containsKey(name);
    }

    String text(String name) {
        return MapFields.text(json, name);
    }

    int number(String name) {
        return MapFields.integer(json, name).orElseThrow();
    }

    Shown in(String name) {
        return new Shown(MapFields.map(json, name));
    }

    List<Shown> each(String name) {
        return MapFields.maps(json.getOrDefault(name, List.of())).stream()
                .map(Shown::new)
                .toList();
    }

    List<String> texts(String name) {
        return MapFields.texts(json.getOrDefault(name, List.of()));
    }
}
