/**
 * Reads and checks what the host says in host.json, and works out the times at which visitors can ask to meet.
 *
 * <pre>
 * host.json ──HostFile.read──▶ Read(Host) ──Openings.at────▶ the days and times to choose from
 *                   │                     └─Openings.check─▶ whether a given time can be asked for, or why not
 *                   └────────▶ Faulty: every fault at once, with its field and the fix
 *
 * what the host presses on the board ──PlanReader──▶ PlanCommand ──PlanDecisions──▶ the next Plan
 * Host of host.json ──with(Plan)──▶ the host as they are now: CurrentHost keeps it for half a minute
 * </pre>
 */
@NullMarked
package meetme.host;

import org.jspecify.annotations.NullMarked;
