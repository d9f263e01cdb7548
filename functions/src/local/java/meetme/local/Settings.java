package meetme.local;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What can be different from one machine, or one test, to another.
 *
 * @param port of the front door; 0 for any free one
 * @param imapPort 0 for any free one
 * @param dataFolder keeps the table, the mails and the clock; none: all is forgotten at the end
 * @param startAt the program's time at the start, for tests; only without a folder
 * @param template template.yaml
 * @param site the folder of the rendered pages
 * @param parameters of the template, and values of what else it refers to, such as {@code Site.DomainName}
 * @param variables environment variables that are different here, from the address of the front door
 * @param originHeaders what the distribution sends with each request to the API, such as a secret
 * @param securityHeaders of answers, by path, or by the beginning of it where that ends in {@code *}
 * @param edge whether what the distribution keeps is kept here as well
 */
record Settings(
        int port,
        int imapPort,
        Optional<Path> dataFolder,
        Optional<Instant> startAt,
        Path template,
        Path site,
        Map<String, String> parameters,
        Function<URI, Map<String, String>> variables,
        Map<String, String> originHeaders,
        Map<String, Map<String, String>> securityHeaders,
        boolean edge) {

    /** For tests: free ports, nothing kept. */
    static Settings forgetful(Path template, Path site) {
        return new Settings(
                0,
                0,
                Optional.empty(),
                Optional.empty(),
                template,
                site,
                Map.of(),
                page -> Map.of(),
                Map.of(),
                Map.of(),
                false);
    }

    /** For people: PORT, DATA_DIR and EDGE from the environment. */
    static Settings of(Map<String, String> environment, Path template, Path site) {
        return forgetful(template, site)
                .withPorts(port(environment), 3143)
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

    Settings withPorts(int newPort, int newImapPort) {
        return new Settings(
                newPort,
                newImapPort,
                dataFolder,
                startAt,
                template,
                site,
                parameters,
                variables,
                originHeaders,
                securityHeaders,
                edge);
    }

    Settings withDataFolder(Path folder) {
        return new Settings(
                port,
                imapPort,
                Optional.of(folder),
                startAt,
                template,
                site,
                parameters,
                variables,
                originHeaders,
                securityHeaders,
                edge);
    }

    Settings withStartAt(Instant start) {
        return new Settings(
                port,
                imapPort,
                dataFolder,
                Optional.of(start),
                template,
                site,
                parameters,
                variables,
                originHeaders,
                securityHeaders,
                edge);
    }

    Settings withTemplate(Path newTemplate) {
        return new Settings(
                port,
                imapPort,
                dataFolder,
                startAt,
                newTemplate,
                site,
                parameters,
                variables,
                originHeaders,
                securityHeaders,
                edge);
    }

    /** What the template refers to and cannot know here. */
    Settings withValues(Map<String, String> newParameters, Function<URI, Map<String, String>> newVariables) {
        return new Settings(
                port,
                imapPort,
                dataFolder,
                startAt,
                template,
                site,
                newParameters,
                newVariables,
                originHeaders,
                securityHeaders,
                edge);
    }

    /** What the distribution adds, to requests and to answers. */
    Settings withHeaders(Map<String, String> toOrigin, Map<String, Map<String, String>> toVisitors) {
        return new Settings(
                port, imapPort, dataFolder, startAt, template, site, parameters, variables, toOrigin, toVisitors, edge);
    }

    /** As in the cloud: what is the same for everybody is kept for a minute. */
    Settings withEdge(boolean newEdge) {
        return new Settings(
                port,
                imapPort,
                dataFolder,
                startAt,
                template,
                site,
                parameters,
                variables,
                originHeaders,
                securityHeaders,
                newEdge);
    }
}
