/**
 * The host's own calendar, read from its private ICS address: when the host is busy, never with what.
 *
 * <pre>
 * HostsCalendar ─▶ Fetch ─▶ ConnectionPolicy   the bytes: https only, no private address, 8 seconds, 5 MB
 *      │  │          └────────▶ PublicHttps
 *      │  └──────▶ BusyReader                  the times in them: recurrence, exceptions, zones (RFC 5545)
 *      └─────────▶ CalendarStore               what is kept: the address, and when the host is busy
 * </pre>
 *
 * <p>Neither the address nor anything in the calendar leaves this package, whether in an answer, a log line or an
 * exception. It has its own function and its own zip: no visitor waits for a calendar, and no calendar can harm the page.
 */
@NullMarked
package meetme.feed;

import org.jspecify.annotations.NullMarked;
