/**
 * The host's own calendar, read from its private ICS address: when the host is busy, never with what.
 *
 * <pre>
 * CalendarFeed ─▶ Fetch ─▶ Opener      the bytes: https only, no private address, 3 seconds, 5 MB
 *      │          └────────▶ PublicHttps
 *      └────────▶ BusyReader           the times in them: recurrence, exceptions, zones (RFC 5545)
 * </pre>
 *
 * <p>Neither the address nor anything that stands in the calendar leaves this room, be it in an answer, a log line or an
 * exception. A host without a calendar does not load it: only {@code lambda.Wiring} names it.
 */
@NullMarked
package meetme.busy;

import org.jspecify.annotations.NullMarked;
