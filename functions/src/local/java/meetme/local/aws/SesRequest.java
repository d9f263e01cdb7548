package meetme.local.aws;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import meetme.local.io.FormCoding;
import meetme.local.mail.MailParts;

/** A call of SES's Query protocol: a form whose lists are numbered from 1. */
final class SesRequest {
    private final Map<String, String> fields;

    static SesRequest parse(byte[] form) {
        return new SesRequest(FormCoding.fields(new String(form, UTF_8)));
    }

    private SesRequest(Map<String, String> fields) {
        this.fields = fields;
    }

    String action() {
        return fields.getOrDefault("Action", "");
    }

    /** @throws IllegalArgumentException if it is not base64 */
    byte[] message() {
        return Base64.getDecoder().decode(fields.getOrDefault("RawMessage.Data", ""));
    }

    Optional<String> configurationSet() {
        return Optional.ofNullable(fields.get("ConfigurationSetName"));
    }

    /** The sender of the envelope: as given, else the one of the message. */
    String source(MailParts message) {
        return Optional.ofNullable(fields.get("Source"))
                .or(() -> message.addresses("From").stream().findFirst())
                .orElse("");
    }

    /** The receivers of the envelope: as given, else all of the message. */
    List<String> destinations(MailParts message) {
        List<String> given = new ArrayList<>();
        IntStream.iterate(1, i -> i + 1)
                .mapToObj(i -> Optional.ofNullable(fields.get("Destinations.member." + i)))
                .takeWhile(Optional::isPresent)
                .forEach(destination -> destination.ifPresent(given::add));
        if (!given.isEmpty()) {
            return given;
        }
        return Stream.of("To", "Cc", "Bcc")
                .flatMap(header -> message.addresses(header).stream())
                .toList();
    }
}
