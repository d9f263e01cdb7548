package meetme.pages;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import meetme.host.Host;
import meetme.host.HostFile;

/** A host whose every word is awkward in HTML. */
final class SamplePage {

    /** Where its scripts and styles are. */
    static final String ASSETS = "/v/0123456789ab";

    static final String HOST_JSON = """
            {
              "name": "Ada <b>O'Neil</b> & \\"friends\\"",
              "promise": "Come to {city} & say hi",
              "picture": "me.svg",
              "languages": ["en"],
              "regions": { "en": "GB" },
              "rules": {
                "leadTimeHours": 24, "askAheadDays": 90, "meetingMinutes": 60, "stepMinutes": 30,
                "answerWithinDays": 1, "retentionDays": 90
              },
              "home": {
                "id": "denver", "name": "Denver", "timeZone": "America/Denver",
                "openingHours": {
                  "monday": ["09:00-17:00"], "tuesday": ["09:00-17:00"], "wednesday": [],
                  "thursday": ["08:00-10:00", "11:00-12:00", "13:00-14:30"]
                },
                "places": [{ "id": "station", "name": "Union Station", "address": "1701 Wynkoop St",
                             "mapUrl": "https://maps.example.com/?q=1" }]
              },
              "meetings": [
                { "id": "coffee", "label": "Coffee", "usualPlace": "station" },
                { "id": "lunch", "label": "Lunch", "minutes": 60, "hours": ["11:00-12:00"], "usualPlace": "station" }
              ]
            }
            """;

    private static final String TRIPS = """
            "trips": [
              { "id": "new-york", "name": "New York", "timeZone": "America/New_York",
                "firstDay": "2027-05-03", "lastDay": "2027-05-07",
                "openingHours": { "monday": ["18:00-20:00"] },
                "places": [{ "id": "park", "name": "Bryant Park", "address": "New York",
                             "mapUrl": "https://maps.example.com/?q=2" }] },
              { "id": "lima", "name": "Lima <i>", "timeZone": "America/Lima",
                "firstDay": "2026-11-29", "lastDay": "2026-12-02",
                "openingHours": { "monday": ["10:00-12:00"] },
                "places": [{ "id": "plaza", "name": "Plaza", "address": "Lima",
                             "mapUrl": "https://maps.example.com/?q=3" }] }
            ],
            """;

    static final Instant NOW = Instant.parse("2026-11-22T20:30:00Z");

    private SamplePage() {}

    static Host host() {
        return host(HOST_JSON);
    }

    private static Host host(String json) {
        return switch (HostFile.read(json)) {
            case HostFile.Read read -> read.host();
            case HostFile.Faulty faulty -> throw new AssertionError(faulty.faults());
        };
    }

    /** The same host on the way. */
    static Host travelling() {
        return host(HOST_JSON.replace("\"meetings\"", TRIPS + "\"meetings\""));
    }

    /** A folder as a host has it: host.json, a picture, a style sheet, a script, a template and what is for the checker. */
    static Path source(Path folder) throws IOException {
        Files.createDirectories(folder.resolve("ask"));
        Files.writeString(folder.resolve("host.json"), HOST_JSON);
        Files.writeString(folder.resolve("me.svg"), "<svg xmlns='http://www.w3.org/2000/svg'/>");
        Files.writeString(folder.resolve("ask/ask.css"), "body {}");
        Files.writeString(folder.resolve("ask/ask.js"), "export {};");
        Files.writeString(folder.resolve("ask/index.jte"), "a template");
        Files.writeString(folder.resolve("ask/answers.d.ts"), "what the checker reads");
        Files.writeString(folder.resolve("jsconfig.json"), "{}");
        // The one without words, for a JDK without fonts.
        Files.copy(Path.of("../static-site/card.png"), folder.resolve("card.png"));
        Files.writeString(folder.resolve(".DS_Store"), "the system's");
        return folder;
    }
}
