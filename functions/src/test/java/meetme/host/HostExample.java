package meetme.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

/**
 * A host of our own to test with: the file that ships is the host's to edit, and no test may depend on what they write.
 */
public final class HostExample {

    /** A host.json in which every field but {@code trips} is present. Each piece of it that a test replaces stands in it once. */
    public static final String JSON = """
            {
              "name": "Robin Host",
              "promise": "If you come to Denver, I will do my best!",
              "picture": "images/robin.jpg",
              "links": [{ "label": "LinkedIn", "url": "https://robin.example.com/" }],
              "languages": ["en"],
              "regions": { "en": "GB" },
              "rules": {
                "leadTimeHours": 24,
                "askAheadDays": 90,
                "meetingMinutes": 60,
                "stepMinutes": 30,
                "answerWithinDays": 3,
                "retentionDays": 180
              },
              "home": {
                "id": "denver",
                "name": "Denver",
                "timeZone": "America/Denver",
                "openingHours": {
                  "monday": ["16:00-18:30", "08:00-11:00"],
                  "thursday": ["09:00-13:30"],
                  "sunday": []
                },
                "places": [
                  {
                    "id": "union-station",
                    "name": "Union Station",
                    "address": "1701 Wynkoop St, Denver, CO 80202",
                    "mapUrl": "https://maps.example.com/union-station"
                  },
                  {
                    "id": "market",
                    "name": "Central Market",
                    "address": "2669 Larimer St, Denver, CO 80205",
                    "mapUrl": "https://maps.example.com/market"
                  }
                ]
              },
              "meetings": [
                { "id": "coffee", "label": "Coffee", "minutes": 45, "usualPlace": "union-station" },
                { "id": "lunch", "label": "Lunch", "hours": ["11:30-13:30"], "usualPlace": "market" },
                { "id": "walk", "label": "A walk", "usualPlace": "union-station" }
              ]
            }
            """;

    private HostExample() {}

    /** The host that {@link #JSON} describes. */
    public static Host host() {
        return HostFile.hostOf(HostFile.read(JSON));
    }

    /** The file with one piece of it replaced. */
    static String changed(String piece, String instead) {
        assertThat(JSON).containsOnlyOnce(piece);
        return JSON.replace(piece, instead);
    }

    /** The file with two more languages, and what it says in those. */
    static String inThreeLanguages(String words) {
        return changed("[\"en\"]", "[\"en\", \"es\", \"de\"], \"words\": " + words);
    }

    /** Nothing is wrong with that file but one field, and of that these words are said. */
    static void assertFault(String json, String field, String words) {
        assertThat(faultsOf(json)).singleElement().satisfies(fault -> {
            assertThat(fault.field()).isEqualTo(field);
            assertThat(fault.fix()).contains(words);
        });
    }

    /** All that is wrong with a host.json. */
    static List<HostFile.Fault> faultsOf(String json) {
        return switch (HostFile.read(json)) {
            case HostFile.Faulty faulty -> faulty.faults();
            case HostFile.Read _ -> List.of();
        };
    }
}
