/**
 * What a deployment needs that CloudFormation has no resource for: the site in its bucket, and the key ring. The way of one
 * call is {@link meetme.publishing.Call}, {@link meetme.publishing.Order}, {@link meetme.publishing.Outcome}.
 */
@NullMarked
package meetme.publishing;

import org.jspecify.annotations.NullMarked;
