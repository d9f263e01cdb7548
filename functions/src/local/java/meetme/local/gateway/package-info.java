/** The one address of everything: what CloudFront, API Gateway and the bucket of the site do in the cloud. */
@NullMarked
package meetme.local.gateway;

import org.jspecify.annotations.NullMarked;
