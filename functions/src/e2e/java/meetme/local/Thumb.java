package meetme.local;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;

/** Somebody who holds a phone: taps, swipes until they see where to tap, and types. */
final class Thumb {

    /** What one swipe moves, as part of the screen. */
    private static final double SWIPE = 0.6;

    // Well within the first part of a date, which is where typing begins.
    private static final int FROM_LEFT = 16;

    private final Page page;
    private int touches;
    private int keys;

    Thumb(Page page) {
        this.page = page;
    }

    int touches() {
        return touches;
    }

    int keys() {
        return keys;
    }

    void tap(Locator target) {
        BoundingBox box = target.boundingBox();
        double screen = page.viewportSize().height;
        double below = box.y + box.height - screen;
        double beyond = Math.max(0, Math.max(below, -box.y));
        touches += (int) Math.ceil(beyond / (screen * SWIPE)) + 1;
        target.tap(new Locator.TapOptions().setPosition(Math.min(FROM_LEFT, box.width / 2.0), box.height / 2.0));
    }

    void type(Locator field, String text) {
        tap(field);
        page.keyboard().type(text);
        keys += text.length();
    }

    /** Digit by digit. On a real phone a calendar opens instead, where three taps do. */
    void typeDate(Locator field, String date) {
        tap(field);
        KeyboardUser typing = new KeyboardUser(page);
        typing.typeDate(date);
        keys += typing.pressed();
    }

    void typeTime(Locator field, String local) {
        tap(field);
        KeyboardUser typing = new KeyboardUser(page);
        typing.typeTime(local);
        keys += typing.pressed();
    }
}
