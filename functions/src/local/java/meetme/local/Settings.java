package meetme.local;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import meetme.local.io.Unusable;

/**
 * What can be different from one machine, or one test, to another.
 *
 * @param dataFolder keeps the table, the mails and the clock; none: all is forgotten at the end
 * @param startAt the program's time at the start, for tests; only without a folder
 * @param template template.yaml
 * @param site the folder of the rendered pages
 * @param edge whether what the distribution keeps is kept here as well
 */
record Settings(
        Ports ports,
        Optional<Path> dataFolder,
        Optional<Instant> startAt,
        Path template,
        Path site,
        Values values,
        Headers headers,
        boolean edge) {

    /**
     * Where it can be reached.
     *
     * @param frontDoor 0 for any free one
     * @param imap 0 for any free one
     */
    record Ports(int frontDoor, int imap) {}

    /**
     * What the template refers to and cannot know here.
     *
     * @param parameters of the template, and values of what else it refers to, such as {@code Site.DomainName}
     * @param variables environment variables that are different here, from the address of the front door
     */
    record Values(Map<String, String> parameters, Function<URI, Map<String, String>> variables) {}

    /**
     * What the distribution adds.
     *
     * @param toOrigin with each request to the API, such as a secret
     * @param toVisitors with each answer, by path, or by the beginning of it where that ends in {@code *}
     */
    record Headers(Map<String, String> toOrigin, Map<String, Map<String, String>> toVisitors) {}

    /** For tests: free ports, nothing kept. */
    static Settings forgetful(Path template, Path site) {
        return new Settings(
                new Ports(0, 0),
                Optional.empty(),
                Optional.empty(),
                template,
                site,
                new Values(Map.of(), page -> Map.of()),
                new Headers(Map.of(), Map.of()),
                false);
    }

    /** For people: PORT, DATA_DIR and EDGE from the environment. */
    static Settings of(Map<String, String> environment, Path template, Path site) {
        return forgetful(template, site)
                .with(new Ports(port(environment), 3143))
                .withDataFolder(Path.of(environment.getOrDefault("DATA_DIR", ".meetme")))
                .withEdge(edge(environment.getOrDefault("EDGE", "off")));
    }

    private static boolean edge(String wish) {
        return switch (wish) {
            case "on" -> true;
            case "off" -> false;
            case String other -> throw new Unusable("EDGE is \"" + other + "\"; it must be on or off");
        };
    }

    private static int port(Map<String, String> environment) {
        String port = environment.getOrDefault("PORT", "8080");
        try {
            int number = Integer.parseInt(port);
            if (number >= 0 && number <= 65_535) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            // Said below.
        }
        throw new Unusable("PORT is \"" + port + "\"; it must be a number from 0 (any free port) to 65535");
    }

    Data data() throws IOException {
        return dataFolder.isPresent() ? DataFolder.take(dataFolder.get()) : new Data.Forgotten(startAt);
    }

    Settings with(Ports others) {
        return new Settings(others, dataFolder, startAt, template, site, values, headers, edge);
    }

    Settings withDataFolder(Path folder) {
        return new Settings(ports, Optional.of(folder), startAt, template, site, values, headers, edge);
    }

    Settings withStartAt(Instant start) {
        return new Settings(ports, dataFolder, Optional.of(start), template, site, values, headers, edge);
    }

    Settings withTemplate(Path other) {
        return new Settings(ports, dataFolder, startAt, other, site, values, headers, edge);
    }

    Settings with(Values others) {
        return new Settings(ports, dataFolder, startAt, template, site, others, headers, edge);
    }

    Settings with(Headers others) {
        return new Settings(ports, dataFolder, startAt, template, site, values, others, edge);
    }

    /** As in the cloud: what is the same for everybody is kept for a minute. */
    Settings withEdge(boolean other) {
        return new Settings(ports, dataFolder, startAt, template, site, values, headers, other);
    }
}
