/** What is behind the links that are not of one request: the token in the body is looked at once, for every route behind it. */
@NullMarked
package meetme.linked;

import org.jspecify.annotations.NullMarked;
