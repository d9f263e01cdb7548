package meetme.local;

import com.fasterxml.jackson.jr.ob.JSON;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whoever uses the program from outside: by HTTP, and by reading the mails at the desk. */
final class Browser implements AutoCloseable {

    private static final Pattern TOKEN = Pattern.compile("/(?:decide|status|board|watch)#([A-Za-z0-9_-]+)");

    private static final int BUSY = 503;
    private static final int TRIES = 20;

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI base;

    Browser(URI base) {
        this.base = base;
    }

    record Reply(int status, HttpResponse<byte[]> raw) {

        String body() {
            return new String(raw.body(), java.nio.charset.StandardCharsets.UTF_8);
        }

        Map<String, Object> json() {
            try {
                return JSON.std.mapFrom(raw.body());
            } catch (IOException e) {
                throw new UncheckedIOException(body(), e);
            }
        }

        String header(String name) {
            return raw.headers().firstValue(name).orElse("");
        }

        String text(String field) {
            return (String) json().get(field);
        }
    }

    Reply get(String path) {
        return send(HttpRequest.newBuilder(base.resolve(path)).GET());
    }

    Reply post(String path, Map<String, Object> body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path))
                .header("content-type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json(body)));
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    /** The same, and again while the program is too busy, as pages do. Only for what may be sent twice. */
    Reply persist(String path, Map<String, Object> body, String... headers) {
        Reply reply = post(path, body, headers);
        for (int tries = 1; reply.status() == BUSY && tries < TRIES; tries++) {
            reply = post(path, body, headers);
        }
        return reply;
    }

    private Reply send(HttpRequest.Builder request) {
        return send(request, Duration.ofSeconds(30));
    }

    private Reply send(HttpRequest.Builder request, Duration patience) {
        try {
            HttpResponse<byte[]> response =
                    http.send(request.timeout(patience).build(), HttpResponse.BodyHandlers.ofByteArray());
            return new Reply(response.statusCode(), response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String json(Map<String, Object> body) {
        try {
            return JSON.std.asString(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Moves the program's clock on, and returns when everything that was due is done, however much that is. */
    void advance(Duration duration) {
        Reply reply = send(
                HttpRequest.newBuilder(base.resolve("/local/clock"))
                        .header("content-type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(json(Map.of("advance", duration.toString())))),
                Duration.ofMinutes(10));
        if (reply.status() != 200) {
            throw new AssertionError(reply.body());
        }
    }

    /** A mail as it was handed to SES. */
    record Letter(String to, MimeMessage message) {

        String subject() {
            try {
                return message.getSubject();
            } catch (MessagingException e) {
                throw new IllegalStateException(e);
            }
        }

        String text() {
            return part("text/plain").orElseThrow();
        }

        /** The token of the link to a page of ours. */
        String token() {
            Matcher matcher = TOKEN.matcher(text());
            if (!matcher.find()) {
                throw new AssertionError("No link in " + text());
            }
            return matcher.group(1);
        }

        Optional<String> calendar() {
            return part("text/calendar");
        }

        private Optional<String> part(String type) {
            try {
                List<String> found = new ArrayList<>();
                collect(message, type, found);
                return found.stream().findFirst();
            } catch (MessagingException | IOException e) {
                throw new IllegalStateException(e);
            }
        }

        private static void collect(Part part, String type, List<String> found) throws MessagingException, IOException {
            if (part.isMimeType(type)) {
                byte[] bytes = part.getInputStream().readAllBytes();
                found.add(new String(bytes, java.nio.charset.StandardCharsets.UTF_8));
            } else if (part.isMimeType("multipart/*")) {
                Multipart parts = (Multipart) part.getContent();
                for (int i = 0; i < parts.getCount(); i++) {
                    collect(parts.getBodyPart(i), type, found);
                }
            }
        }
    }

    /** All mails, oldest first. */
    List<Letter> mails() {
        return mails(0);
    }

    /** All but so many of the oldest. */
    List<Letter> mails(int skipped) {
        return inbox().stream().skip(skipped).map(this::letter).toList();
    }

    /** Of each mail, oldest first: {@code id}, {@code to}, {@code from}, {@code subject}, {@code sentAt}. */
    @SuppressWarnings("unchecked")
    List<Map<String, Object>> inbox() {
        return (List<Map<String, Object>>) get("/local/mails").json().get("mails");
    }

    List<Letter> mailsTo(String address) {
        return mails().stream().filter(letter -> letter.to().equals(address)).toList();
    }

    @SuppressWarnings("unchecked")
    private Letter letter(Map<String, Object> mail) {
        byte[] source = get("/local/mails/" + mail.get("id") + ".eml").raw().body();
        try {
            return new Letter(
                    ((List<String>) mail.get("to")).get(0),
                    new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(source)));
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
