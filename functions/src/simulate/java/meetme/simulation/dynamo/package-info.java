/**
 * A model of DynamoDB in memory: one table with its indexes and its stream, and exactly those expressions that the program uses.
 * Whatever else it is asked fails loudly. ModelIT compares it with DynamoDB Local, call by call.
 */
@NullMarked
package meetme.simulation.dynamo;

import org.jspecify.annotations.NullMarked;
