package meetme.local;

import java.util.Map;
import java.util.UUID;
import meetme.local.Browser.Reply;

/** Something that is sent under a key, and once more under the same where no answer came. */
record Sent(String path, Map<String, Object> body, String key) {

    static Sent anew(String path, Map<String, Object> body) {
        return new Sent(path, body, UUID.randomUUID().toString());
    }

    Reply to(Browser browser) {
        return browser.persist(path, body, "idempotency-key", key);
    }
}
