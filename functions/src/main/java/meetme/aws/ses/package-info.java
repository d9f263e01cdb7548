/** Email through SES, and what comes back. */
@NullMarked
package meetme.aws.ses;

import org.jspecify.annotations.NullMarked;
