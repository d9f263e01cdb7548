package meetme.local.mail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/**
 * A mail as it was handed to SES.
 *
 * @param id grows from mail to mail, as a number and in the alphabet
 * @param from the sender of the envelope
 * @param to the receivers of the envelope
 * @param sentAt by the program's clock
 */
public record ReceivedMail(String id, String from, List<String> to, String subject, Instant sentAt, Path file) {
    public ReceivedMail {
        to = List.copyOf(to);
    }

    public byte[] source() {
        try {
            return Files.readAllBytes(file);
        } catch (IOException diskInTrouble) {
            throw new UncheckedIOException(diskInTrouble);
        }
    }

    /** Says which, and nothing about whom. */
    @Override
    public String toString() {
        return "Mail[id=" + id + "]";
    }
}
