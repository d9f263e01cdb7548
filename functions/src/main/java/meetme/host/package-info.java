/**
 * What the host says in host.json, read and checked, and what follows from it: when one can ask for a meetup.
 *
 * <pre>
 * host.json ──HostFile.read──▶ Read(Host) ──Openings.at────▶ the days and times to choose from
 *                   │                     └─Openings.check─▶ whether one time can be asked for, or why not
 *                   └────────▶ Faulty: every fault at once, with its field and the fix
 * </pre>
 */
@NullMarked
package meetme.host;

import org.jspecify.annotations.NullMarked;
