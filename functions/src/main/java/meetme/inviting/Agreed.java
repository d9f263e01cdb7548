package meetme.inviting;

import java.util.Optional;

/**
 * The meetup in words.
 *
 * @param when day, start and end
 * @param clocks whose clocks show it, and the time zone
 * @param address empty where there is none
 * @param map an https link
 */
public record Agreed(String when, String clocks, String place, String address, Optional<String> map, String what) {}
