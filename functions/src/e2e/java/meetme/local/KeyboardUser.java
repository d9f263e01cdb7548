package meetme.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Somebody without a mouse. Wherever Tab leads them, they must see where they are. */
final class KeyboardUser {

    private static final int MOST_STOPS = 150;
    private static final String WHERE = """
            () => {
              const at = document.activeElement;
              const shown = at.closest('.chip') ?? at;
              const {outlineStyle, outlineWidth} = getComputedStyle(shown);
              const {top, bottom, width} = shown.getBoundingClientRect();
              const seen = outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2
                  && width > 0 && bottom > 0 && top < innerHeight;
              const name = at.closest('#times') ? 'times' : at.name || at.id || at.textContent.trim();
              return {name, seen, outlineStyle, top, bottom, body: at === document.body};
            }""";

    private final Page page;
    private final List<String> stops = new ArrayList<>();
    private int pressed;

    KeyboardUser(Page page) {
        this.page = page;
    }

    /** Where Tab has led, in that order. */
    List<String> stops() {
        return List.copyOf(stops);
    }

    /** How many keys were pressed so far. */
    int pressed() {
        return pressed;
    }

    void press(String key) {
        page.keyboard().press(key);
        pressed++;
    }

    /** Goes there by Tab alone, and presses. */
    void press(Locator target, String key) {
        to(target);
        press(key);
    }

    void tab() {
        press("Tab");
        @SuppressWarnings("unchecked")
        var where = (Map<String, Object>) page.evaluate(WHERE);
        String name = (String) where.get("name");
        if (!Set.of(true).contains(where.get("body"))) {
            assertThat(where.get("seen"))
                    .as("focus is seen on %s: %s", name, where)
                    .isEqualTo(true);
            stops.add(name);
        }
    }

    void to(Locator target) {
        target.waitFor();
        await().until(() -> target.count() == 1);
        for (int i = 0; i < MOST_STOPS; i++) {
            if ((Boolean) target.evaluate("it => it === document.activeElement")) {
                return;
            }
            tab();
        }
        throw new AssertionError("Tab never leads to " + target + ", but to " + stops);
    }

    void type(String text) {
        page.keyboard().type(text);
        pressed += text.length();
    }

    /** As an American types a date: month, day, year. */
    void typeDate(String date) {
        type(date.substring(5, 7) + date.substring(8, 10) + date.substring(0, 4));
    }

    /** As an American types a date and a time, to the end of the year a Tab, then hour, minute, half of the day. */
    void typeTime(String local) {
        typeDate(local);
        press("Tab");
        typeClock(local.substring(11));
    }

    /** As an American types a time of day: hour, minute, half of the day. */
    void typeClock(String time) {
        int hour = Integer.parseInt(time.substring(0, 2));
        type("%02d%s%s".formatted((hour + 11) % 12 + 1, time.substring(3), hour < 12 ? "a" : "p"));
    }
}
