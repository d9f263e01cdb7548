/** What the visitor decides about their request, and what their page shows. */
@NullMarked
package meetme.deciding.visitor;

import org.jspecify.annotations.NullMarked;
