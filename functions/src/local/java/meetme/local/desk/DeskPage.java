package meetme.local.desk;

import static meetme.local.io.Html.escaped;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import meetme.local.mail.MailParts;
import meetme.local.mail.ReceivedMail;

/** The desk as HTML, for people. It needs no script. */
final class DeskPage {
    static final String STYLES = """
            :root {
              --ink: #1d2733; --quiet: #5b6875; --line: #d9dee4; --paper: #fff; --desk: #f3f1ec; --accent: #0b5cad;
              color-scheme: light;
            }
            * { box-sizing: border-box; }
            body {
              margin: 0 auto; max-width: 60rem; padding: 1.5rem 1rem 4rem; background: var(--desk); color: var(--ink);
              font: 1rem/1.5 system-ui, sans-serif;
            }
            a { color: var(--accent); }
            h1 { margin: 0; font-size: 1.5rem; }
            h2 { margin: 2rem 0 .5rem; font-size: 1.1rem; }
            .clock { display: flex; flex-wrap: wrap; gap: .5rem 1rem; align-items: center; margin: 1rem 0 2rem; }
            .clock time { font-variant-numeric: tabular-nums; font-weight: 600; }
            .clock form { display: flex; flex-wrap: wrap; gap: .5rem; }
            button {
              min-height: 2.75rem; padding: 0 1rem; border: 1px solid var(--accent); border-radius: .5rem;
              background: var(--paper); color: var(--accent); font: inherit; cursor: pointer;
            }
            button:hover { background: var(--accent); color: var(--paper); }
            .mails { margin: 0; padding: 0; list-style: none; }
            .mails li { border: 1px solid var(--line); border-bottom-width: 0; background: var(--paper); }
            .mails li:first-child { border-radius: .5rem .5rem 0 0; }
            .mails li:last-child { border-bottom-width: 1px; border-radius: 0 0 .5rem .5rem; }
            .mails li:only-child { border-radius: .5rem; }
            .mails a { display: block; padding: .75rem 1rem; color: inherit; text-decoration: none; }
            .mails a:hover, .mails a:focus-visible { background: #eef4fb; }
            .mails strong { display: block; overflow-wrap: anywhere; }
            .mails span { color: var(--quiet); overflow-wrap: anywhere; }
            dl { display: grid; grid-template-columns: max-content 1fr; gap: .25rem 1rem; margin: 1rem 0; }
            dt { color: var(--quiet); }
            dd { margin: 0; overflow-wrap: anywhere; }
            iframe { width: 100%; height: 36rem; border: 1px solid var(--line); border-radius: .5rem; background: #fff; }
            pre {
              margin: 0; padding: 1rem; border: 1px solid var(--line); border-radius: .5rem; background: var(--paper);
              font: .875rem/1.5 ui-monospace, monospace; white-space: pre-wrap; overflow-wrap: anywhere;
            }
            summary { padding: .5rem 0; font-weight: 600; cursor: pointer; }
            """;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "EEE d MMM uuuu, HH:mm:ss 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);
    private static final Map<String, String> STEPS = stepsInOrder();
    private static final Pattern LINK = Pattern.compile("https?://[^\\s<>\"]*[^\\s<>\".,;:!?)]");
    private static final Pattern HEAD = Pattern.compile("<head[^>]*>", Pattern.CASE_INSENSITIVE);

    private DeskPage() {}

    private static Map<String, String> stepsInOrder() {
        Map<String, String> steps = new java.util.LinkedHashMap<>();
        steps.put("PT2M", "+2 minutes");
        steps.put("PT1H", "+1 hour");
        steps.put("P1D", "+1 day");
        steps.put("P7D", "+1 week");
        return steps;
    }

    static String inbox(List<ReceivedMail> newestFirst, Instant now) {
        return page("Desk", """
                <h1>The desk</h1>
                <div class="clock">
                  <span>The program's clock shows <time datetime="%s">%s</time></span>
                  <form method="post" action="/local/clock">%s</form>
                  <a href="/">The page</a>
                </div>
                <h2>%s</h2>
                %s
                """.formatted(
                        now,
                        TIME.format(now),
                        buttons(),
                        newestFirst.isEmpty() ? "No emails yet" : "Emails, newest first",
                        mails(newestFirst)));
    }

    private static String buttons() {
        return STEPS.entrySet().stream()
                .map(step ->
                        "<button name=\"advance\" value=\"%s\">%s</button>".formatted(step.getKey(), step.getValue()))
                .collect(Collectors.joining());
    }

    private static String mails(List<ReceivedMail> mails) {
        return mails.isEmpty()
                ? "<p>Emails that the program sends are shown here and go nowhere else.</p>"
                : mails.stream().map(DeskPage::line).collect(Collectors.joining("\n", "<ol class=\"mails\">", "</ol>"));
    }

    private static String line(ReceivedMail mail) {
        return """
                <li><a href="/local/mails/%s"><strong>%s</strong>
                <span>%s → %s · %s</span></a></li>""".formatted(
                        mail.id(),
                        escaped(mail.subject()),
                        escaped(mail.from()),
                        escaped(String.join(", ", mail.to())),
                        TIME.format(mail.sentAt()));
    }

    static String mail(ReceivedMail mail) {
        MailParts parts = MailParts.of(mail.source());
        return page(mail.subject(), """
                <p><a href="/local/">All emails</a></p>
                <h1>%s</h1>
                <dl>%s<dt>Sent</dt><dd>%s</dd><dt>Envelope</dt><dd>%s → %s</dd></dl>
                %s%s%s
                <h2>Source</h2>
                <p><a href="/local/mails/%s.eml" download>Download</a> to open it in a mail program.</p>
                <details><summary>Show</summary><pre>%s</pre></details>
                """.formatted(
                        escaped(mail.subject()),
                        headers(parts),
                        TIME.format(mail.sentAt()),
                        escaped(mail.from()),
                        escaped(String.join(", ", mail.to())),
                        parts.html().isPresent() ? htmlFrame(mail) : "",
                        section("Plain text", parts.text()),
                        section("Calendar part", parts.calendar()),
                        mail.id(),
                        escaped(new String(mail.source(), StandardCharsets.UTF_8))));
    }

    private static String headers(MailParts parts) {
        return Stream.of("From", "To", "Reply-To", "List-Unsubscribe")
                .map(name -> parts.header(name)
                        .map(value -> "<dt>%s</dt><dd>%s</dd>".formatted(name, escaped(value)))
                        .orElse(""))
                .collect(Collectors.joining());
    }

    private static String htmlFrame(ReceivedMail mail) {
        return """
                <h2>HTML</h2>
                <iframe title="The email as HTML" src="/local/mails/%s/html"
                  sandbox="allow-popups allow-popups-to-escape-sandbox allow-top-navigation-by-user-activation"></iframe>
                """.formatted(mail.id());
    }

    private static String section(String title, Optional<String> text) {
        return text.map(content -> "<h2>%s</h2><pre>%s</pre>".formatted(title, withLinks(content)))
                .orElse("");
    }

    private static String withLinks(String text) {
        StringBuilder html = new StringBuilder();
        int from = 0;
        for (var link = LINK.matcher(text); link.find(); from = link.end()) {
            html.append(escaped(text.substring(from, link.start())));
            html.append("<a href=\"%1$s\">%1$s</a>".formatted(escaped(link.group())));
        }
        return html.append(escaped(text.substring(from))).toString();
    }

    static String withLinksIntoTheWholeWindow(String html) {
        String base = "<base target=\"_top\">";
        var head = HEAD.matcher(html);
        return head.find() ? html.substring(0, head.end()) + base + html.substring(head.end()) : base + html;
    }

    private static String page(String title, String content) {
        return """
                <!doctype html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>%s</title>
                <link rel="stylesheet" href="/local/desk.css">
                </head>
                <body>
                %s
                </body>
                </html>
                """.formatted(escaped(title), content);
    }
}
