/** Requests to the HTTP API and its responses, independent of the gateway in front. */
@NullMarked
package meetme.http;

import org.jspecify.annotations.NullMarked;
