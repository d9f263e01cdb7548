/** What template.yaml says, as far as one machine needs it. */
@NullMarked
package meetme.local.template;

import org.jspecify.annotations.NullMarked;
