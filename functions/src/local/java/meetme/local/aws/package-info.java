/**
 * AWS, as small as it can be: DynamoDB with its stream, SES with its simulator and its topic, the scheduler, and how Lambda
 * calls a function.
 */
@NullMarked
package meetme.local.aws;

import org.jspecify.annotations.NullMarked;
