package meetme.local.mail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import meetme.local.io.AtomicFile;
import meetme.local.io.JsonMaps;

/**
 * Every mail that was ever sent here, oldest first, in a folder: {@code 000001.eml} is the mail,
 * {@code 000001.json} its envelope. The envelope is written last; a mail without one was never accepted.
 */
public final class Inbox {
    private static final String SOURCE = ".eml";
    private static final String ENVELOPE = ".json";

    private final Path folder;
    private final Clock clock;
    private final List<ReceivedMail> mails;

    public static Inbox in(Path folder, Clock clock) throws IOException {
        Files.createDirectories(folder);
        return new Inbox(folder, clock);
    }

    /** In a folder for temporary files. */
    public static Inbox temporary(Clock clock) throws IOException {
        return new Inbox(Files.createTempDirectory("meetme-inbox"), clock);
    }

    private Inbox(Path folder, Clock clock) throws IOException {
        this.folder = folder;
        this.clock = clock;
        this.mails = new CopyOnWriteArrayList<>(kept());
    }

    private List<ReceivedMail> kept() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> envelopes = files.filter(
                            file -> file.getFileName().toString().endsWith(ENVELOPE))
                    .sorted()
                    .toList();
            Stream.Builder<ReceivedMail> mails = Stream.builder();
            for (Path envelope : envelopes) {
                mails.add(read(envelope));
            }
            return mails.build().toList();
        }
    }

    private ReceivedMail read(Path envelopeFile) throws IOException {
        Map<String, Object> envelope = JsonMaps.object(Files.readAllBytes(envelopeFile));
        String name = envelopeFile.getFileName().toString();
        String id = name.substring(0, name.length() - ENVELOPE.length());
        return new ReceivedMail(
                id,
                text(envelope, "from"),
                ((List<?>) envelope.getOrDefault("to", List.of()))
                        .stream().map(String::valueOf).toList(),
                text(envelope, "subject"),
                Instant.parse(text(envelope, "sentAt")),
                folder.resolve(id + SOURCE));
    }

    private static String text(Map<String, Object> envelope, String field) {
        return String.valueOf(envelope.getOrDefault(field, ""));
    }

    /** Returns when the mail is safe on disk. */
    public synchronized ReceivedMail keep(String from, List<String> to, byte[] source) {
        String id = "%06d"
                .formatted(mails.isEmpty() ? 1 : Long.parseLong(mails.getLast().id()) + 1);
        ReceivedMail mail = new ReceivedMail(
                id, from, to, MailParts.of(source).subject(), clock.instant(), folder.resolve(id + SOURCE));
        AtomicFile.write(mail.file(), source);
        AtomicFile.write(
                folder.resolve(id + ENVELOPE),
                JsonMaps.bytes(Map.of(
                        "from", mail.from(),
                        "to", mail.to(),
                        "subject", mail.subject(),
                        "sentAt", mail.sentAt().toString())));
        mails.add(mail);
        return mail;
    }

    public List<ReceivedMail> mails() {
        return List.copyOf(mails);
    }

    public Optional<ReceivedMail> mail(String id) {
        return mails.stream().filter(mail -> mail.id().equals(id)).findFirst();
    }
}
