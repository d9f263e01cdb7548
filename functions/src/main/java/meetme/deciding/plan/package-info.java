/** The host's plan: their trips, days off and a break, kept from the board. */
@NullMarked
package meetme.deciding.plan;

import org.jspecify.annotations.NullMarked;
