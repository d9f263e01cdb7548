/** Mail by SES, and what comes back of it. */
@NullMarked
package meetme.aws.ses;

import org.jspecify.annotations.NullMarked;
