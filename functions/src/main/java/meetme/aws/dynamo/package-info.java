/** The one table: each aggregate in a class of its own, and how it lies there; docs/decisions/0003-storage.md draws it. */
@NullMarked
package meetme.aws.dynamo;

import org.jspecify.annotations.NullMarked;
