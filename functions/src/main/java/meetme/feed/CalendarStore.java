package meetme.feed;

import java.util.Optional;
import meetme.meetup.Busy;

/** The port behind which it is kept where the host's calendar is, and when they are busy by it. */
public interface CalendarStore {

    /**
     * Where the calendar is read.
     *
     * @param url a secret
     * @param named another one each time that the host names one, be it the same
     */
    record Address(String url, String named) {

        @Override
        public String toString() {
            return "Address[…]";
        }
    }

    Optional<Address> address();

    /** Puts both in the place of what was there. */
    void name(Address address, Busy busy);

    /** Keeps what was read there, unless the host has named another calendar meanwhile, or none. */
    void keep(Address address, Busy busy);

    /** Forgets both. */
    void forget();
}
