package meetme.watching;

import java.util.List;
import java.util.Optional;
import meetme.http.JsonObject;
import meetme.watch.Watch;
import meetme.watch.Wish;

/** What its owner sees of a watch. */
final class WatchView {

    private WatchView() {}

    /**
     * Where it stands.
     *
     * @param watch empty once it is over
     */
    static JsonObject of(Optional<Watch> watch) {
        List<Wish> all = watch.map(Watch::places).orElse(List.of());
        JsonObject json = new JsonObject()
                .with("state", state(watch))
                .maybe("city", all.isEmpty() ? Optional.empty() : all.getLast().city());
        List<String> cities =
                all.stream().flatMap(wish -> wish.city().stream()).distinct().toList();
        return all.size() < 2
                ? json
                : json.with("cities", cities).with("anywhere", all.stream().anyMatch(Wish::isForAnywhere));
    }

    private static String state(Optional<Watch> watch) {
        if (watch.isEmpty()) {
            return "off";
        }
        return switch (watch.get()) {
            case Watch.Asked _ -> "asked";
            // Whoever is told of one city and has asked for another has something to confirm.
            case Watch.On on -> on.waiting().isEmpty() ? "on" : "asked";
            case Watch.Off _ -> "off";
        };
    }

    static List<String> actions(Optional<Watch> watch) {
        if (watch.isEmpty()) {
            return List.of();
        }
        return watch.get().waiting().isEmpty() ? List.of("stop") : List.of("confirm", "stop");
    }
}
