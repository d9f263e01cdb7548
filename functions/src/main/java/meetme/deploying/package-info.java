/**
 * What a deployment needs that CloudFormation has no resource for: the site in its bucket, and the key ring. The way of one
 * call is {@link meetme.deploying.Call}, {@link meetme.deploying.Order}, {@link meetme.deploying.Outcome}.
 */
@NullMarked
package meetme.deploying;

import org.jspecify.annotations.NullMarked;
