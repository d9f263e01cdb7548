/** What a call to the HTTP API is and what an answer is, whatever the gateway in front. */
@NullMarked
package meetme.http;

import org.jspecify.annotations.NullMarked;
