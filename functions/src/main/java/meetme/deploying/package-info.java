/**
 * What a deployment needs but CloudFormation has no resource for: the site in its bucket, and the key ring. One call is a
 * {@link meetme.deploying.ResourceRequest}, a {@link meetme.deploying.ResourceChange} and a {@link
 * meetme.deploying.ResourceResponse}.
 */
@NullMarked
package meetme.deploying;

import org.jspecify.annotations.NullMarked;
