package meetme.local;

import java.net.URI;
import java.time.Clock;
import java.util.Map;

/**
 * What the program finds here. The endpoints need not be passed on: AWS clients find them by system properties.
 *
 * @param api the environment variables of the API function, as template.yaml gives them
 * @param mail the same, of the mail function
 * @param sweep the same, of the sweep function
 * @param bounce the same, of the function that hears which mails came back
 * @param calendar the same, of the function that reads the host's own calendar
 * @param page the address of everything, without a slash at its end
 */
record LocalEnvironment(
        Map<String, String> api,
        Map<String, String> mail,
        Map<String, String> sweep,
        Map<String, String> bounce,
        Map<String, String> calendar,
        Clock clock,
        URI page,
        URI dynamoDb,
        URI ses) {
    LocalEnvironment {
        api = Map.copyOf(api);
        mail = Map.copyOf(mail);
        sweep = Map.copyOf(sweep);
        bounce = Map.copyOf(bounce);
        calendar = Map.copyOf(calendar);
    }
}
