/** The ports on AWS: the store in DynamoDB, the post by SES; and what a deployment needs. Nobody else but {@code lambda} names the SDK. */
@NullMarked
package meetme.aws;

import org.jspecify.annotations.NullMarked;
