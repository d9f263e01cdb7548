package meetme.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;

/** Made-up connections in the form in which LinkedIn exports them: its lines of explanation first, its columns, and all that makes a CSV hard to read. */
record LinkedInExport(List<Connection> connections) {

    private static final String EXPLANATION = """
            Notes:
            "When exporting your connection data, you may notice that some of the email addresses are missing. You will only see email addresses for connections who have allowed their connections to see or download their email address, see ""Settings"".
            You can learn more here https://www.linkedin.com/help/linkedin/answer/261"

            """;
    private static final String COLUMNS = "First Name,Last Name,URL,Email Address,Company,Position,Connected On";
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("dd MMM yyyy", Locale.ENGLISH);

    private static final List<String> FIRST = List.of(
            "Alex",
            "Zoë",
            "Łukasz",
            "José María",
            "Åsa",
            "Nguyễn",
            "Ørjan",
            "Anaïs",
            "Priya",
            "李",
            "Мария",
            "Noor",
            "D'Arcy");
    private static final List<String> LAST = List.of(
            "Kim",
            "Müller-Öztürk",
            "O’Brien",
            "Núñez",
            "van der Berg",
            "Håkansson",
            "Đặng",
            "Smith",
            "明",
            "Иванова",
            "Šimić");
    private static final List<String> COMPANIES = List.of(
            "Acme, Inc.",
            "Zanzibar \"Blue\" Bank",
            "Müller & Söhne GmbH",
            "Étoile\nStudio",
            "東京電機",
            "=SUM(Acme)",
            "",
            "Initech");
    private static final List<String> POSITIONS = List.of(
            "Head of Data, EMEA",
            "CEO & \"Chief Everything\"",
            "Ingénieure",
            "Software Engineer",
            "",
            "Beraterin; Trainerin");

    /** One of them. */
    record Connection(
            String first, String last, String url, String email, String company, String position, LocalDate since) {

        String name() {
            return first + " " + last;
        }

        private String row() {
            return Stream.of(first, last, url, email, company, position, DATE.format(since))
                    .map(Connection::cell)
                    .reduce((one, next) -> one + "," + next)
                    .orElseThrow();
        }

        private static String cell(String text) {
            return text.matches("(?s).*[\",\r\n].*") ? '"' + text.replace("\"", "\"\"") + '"' : text;
        }
    }

    /** The same ones each time, no two with the same name. */
    static LinkedInExport of(int size) {
        Random random = new Random(2027);
        List<Connection> all = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            String last = pick(LAST, random) + " " + letter(i / 26 / 26) + letter(i / 26) + letter(i);
            all.add(new Connection(
                    pick(FIRST, random),
                    last,
                    "https://www.linkedin.com/in/profile-" + i,
                    random.nextInt(10) == 0 ? "mailbox" + i + "@example.org" : "",
                    pick(COMPANIES, random),
                    pick(POSITIONS, random),
                    LocalDate.of(2009, 1, 1).plusDays(random.nextInt(5_500))));
        }
        return new LinkedInExport(List.copyOf(all));
    }

    // No name begins with another.
    private static char letter(int number) {
        return (char) ('A' + number % 26);
    }

    private static String pick(List<String> some, Random random) {
        return some.get(random.nextInt(some.size()));
    }

    /** The file, as LinkedIn writes it. */
    byte[] file() {
        StringBuilder file = new StringBuilder(EXPLANATION).append(COLUMNS).append('\n');
        connections.forEach(connection -> file.append(connection.row()).append('\n'));
        return file.toString().getBytes(UTF_8);
    }
}
