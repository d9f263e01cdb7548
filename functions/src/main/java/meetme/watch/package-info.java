/**
 * "Tell me when you come": who wants to hear of a trip, and the job of telling them. The steps that let people say so, write to
 * them and keep the time are others.
 *
 * <pre>
 *             confirm                    stop, two years, mail comes back
 *   asked ──────────────▶ on ───────────────────────────────▶ off, and erased
 *     └── three days, stop ─────────────────────────────────▶
 *
 *   AtWork ──▶ Told               one Telling for each trip
 *     └──────▶ Halted ──▶ AtWork  where the trip was changed or called off
 * </pre>
 */
@NullMarked
package meetme.watch;

import org.jspecify.annotations.NullMarked;
