/** The bucket that the page is published to. */
@NullMarked
package meetme.aws.s3;

import org.jspecify.annotations.NullMarked;
