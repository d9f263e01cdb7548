package meetme.feed;

import java.util.Optional;
import meetme.meetup.Busy;

/** The port to the stored address of the host's calendar and the busy times in it. */
public interface CalendarStore {

    /**
     * The address of the calendar.
     *
     * @param url a secret
     * @param named an id that is new each time the host connects a calendar, even the same one
     */
    record Address(String url, String named) {

        @Override
        public String toString() {
            return "Address[…]";
        }
    }

    Optional<Address> address();

    /** Replaces both. */
    void name(Address address, Busy busy);

    /** Stores what was read there, unless the host has connected another calendar meanwhile, or none. */
    void keep(Address address, Busy busy);

    /** Deletes both. */
    void forget();
}
